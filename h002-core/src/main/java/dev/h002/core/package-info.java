/** The assistant itself: builder and pipeline. */
@NullMarked
package dev.h002.core;

import org.jspecify.annotations.NullMarked;
