/** How amounts, distances, times and texts are written for customers, and how words are compared. */
@NullMarked
package dev.h002.core.wording;

import org.jspecify.annotations.NullMarked;
