/** Invented documents with questions that they answer and questions that they do not, and a scorer of how well passages are found. */
@NullMarked
package dev.h002.examples.questions;

import org.jspecify.annotations.NullMarked;
