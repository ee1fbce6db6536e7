/** The command line: one command per file, JSON shapes that stay, and one interface to what the commands work on. */
@NullMarked
package dev.h002.examples.cli;

import org.jspecify.annotations.NullMarked;
