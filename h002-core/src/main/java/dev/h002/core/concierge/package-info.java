/** Answers from facts alone, without a model. */
@NullMarked
package dev.h002.core.concierge;

import org.jspecify.annotations.NullMarked;
