/** Which concrete offer an answer makes, and which actions follow from it. */
@NullMarked
package dev.h002.core.offer;

import org.jspecify.annotations.NullMarked;
