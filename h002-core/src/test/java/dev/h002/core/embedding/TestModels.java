package dev.h002.core.embedding;

/** The one MiniLM that this module's tests share: loading it takes most of a second. */
public final class TestModels {
    private TestModels() {}

    private static final class Holder {
        static final OnnxEmbeddingModel MINI_LM = OnnxEmbeddingModel.miniLm();
    }

    /** Not to be closed. */
    public static OnnxEmbeddingModel miniLm() {
        return Holder.MINI_LM;
    }
}
