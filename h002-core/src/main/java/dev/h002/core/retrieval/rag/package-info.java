/** Our retrieval in LangChain4j's vocabulary, and LangChain4j's retrieval in ours. */
@NullMarked
package dev.h002.core.retrieval.rag;

import org.jspecify.annotations.NullMarked;
