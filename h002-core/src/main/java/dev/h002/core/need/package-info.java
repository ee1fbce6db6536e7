/** What a customer's words are after: the needs behind a message, and what it demands of an answer. */
@NullMarked
package dev.h002.core.need;

import org.jspecify.annotations.NullMarked;
