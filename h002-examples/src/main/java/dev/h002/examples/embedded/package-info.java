/** A MongoDB server inside this process, for the examples and tests: nothing to install, one file on disk. */
@NullMarked
package dev.h002.examples.embedded;

import org.jspecify.annotations.NullMarked;
