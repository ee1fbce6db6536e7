/** What a model is sent: guard, facts, history and message inside one token budget. */
@NullMarked
package dev.h002.core.prompt;

import org.jspecify.annotations.NullMarked;
