/** Exact nearest-neighbour search over the chunks of a {@link dev.h002.spi.KnowledgeStore}. */
@NullMarked
package dev.h002.core.retrieval;

import org.jspecify.annotations.NullMarked;
