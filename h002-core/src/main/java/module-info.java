/** The assistant and all its parts, with in-memory defaults. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // several libraries name themselves, no more
module dev.h002.core {
    requires transitive dev.h002.api;
    requires transitive langchain4j.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.core;
    requires org.slf4j;
    requires static org.jspecify;
    // For what is optional: sentence embeddings, PDF, HTML and OpenAI's tokens.
    requires static ai.djl.tokenizers;
    requires static com.microsoft.onnxruntime;
    requires static jtokkit;
    requires static org.apache.pdfbox;
    requires static org.jsoup;

    // Sources that others declare, where an application asks for them.
    uses dev.h002.spi.ContextSource;

    exports dev.h002.core;
    exports dev.h002.core.action;
    exports dev.h002.core.concierge;
    exports dev.h002.core.context;
    exports dev.h002.core.embedding;
    exports dev.h002.core.evaluation;
    exports dev.h002.core.grounding;
    exports dev.h002.core.knowledge;
    exports dev.h002.core.langchain4j;
    exports dev.h002.core.masking;
    exports dev.h002.core.masking.chat;
    exports dev.h002.core.memory;
    exports dev.h002.core.need;
    exports dev.h002.core.offer;
    exports dev.h002.core.prompt;
    exports dev.h002.core.retrieval;
    exports dev.h002.core.retrieval.rag;
    exports dev.h002.core.vault;
}
