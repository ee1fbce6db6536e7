/** Whether an answer says only what the facts carry. */
@NullMarked
package dev.h002.core.grounding;

import org.jspecify.annotations.NullMarked;
