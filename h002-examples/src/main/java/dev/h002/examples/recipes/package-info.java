/** One question a file, each runnable by itself and readable from top to bottom. */
@NullMarked
package dev.h002.examples.recipes;

import org.jspecify.annotations.NullMarked;
