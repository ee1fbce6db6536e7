/** Command line and demo data. */
@NullMarked
package dev.h002.examples;

import org.jspecify.annotations.NullMarked;
