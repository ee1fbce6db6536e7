/** What an application calls: the {@link dev.h002.Assistant}, its questions and its replies. */
@NullMarked
package dev.h002;

import org.jspecify.annotations.NullMarked;
