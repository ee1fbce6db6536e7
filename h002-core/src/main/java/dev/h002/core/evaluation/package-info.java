/** Scenarios with expectations, run against an assistant on a retailer's own data and model. */
@NullMarked
package dev.h002.core.evaluation;

import org.jspecify.annotations.NullMarked;
