/** LangChain4j's chat models as gateways, and gateways as its chat models. */
@org.jspecify.annotations.NullMarked
package dev.h002.core.langchain4j;
