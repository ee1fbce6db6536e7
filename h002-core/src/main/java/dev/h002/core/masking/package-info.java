/** Replaces personal values by placeholders and puts them back. */
@NullMarked
package dev.h002.core.masking;

import org.jspecify.annotations.NullMarked;
