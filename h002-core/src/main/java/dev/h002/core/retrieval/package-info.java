/** Passages by meaning and by words: an index of vectors in this process, and what ranks and selects what it finds. */
@NullMarked
package dev.h002.core.retrieval;

import org.jspecify.annotations.NullMarked;
