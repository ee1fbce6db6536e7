/** Sentence embeddings: all-MiniLM-L6-v2 in this process, a pure Java stand-in, and what keeps their vectors. */
@NullMarked
package dev.h002.core.embedding;

import org.jspecify.annotations.NullMarked;
