/** Masks what a LangChain4j chat model is sent, and restores what it answers. */
@NullMarked
package dev.h002.core.masking.chat;

import org.jspecify.annotations.NullMarked;
