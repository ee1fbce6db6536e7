/** From a company's documents to chunks with vectors in a {@link dev.h002.spi.KnowledgeStore}. */
@NullMarked
package dev.h002.core.knowledge;

import org.jspecify.annotations.NullMarked;
