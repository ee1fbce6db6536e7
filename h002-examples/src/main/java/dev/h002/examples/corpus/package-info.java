/** A corpus of invented messages with what is personal in them marked, and a scorer that tells how well a masker finds it. */
@NullMarked
package dev.h002.examples.corpus;

import org.jspecify.annotations.NullMarked;
