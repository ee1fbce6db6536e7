/** A gateway to any server that speaks OpenAI chat completions. */
@NullMarked
package dev.h002.openai;

import org.jspecify.annotations.NullMarked;
