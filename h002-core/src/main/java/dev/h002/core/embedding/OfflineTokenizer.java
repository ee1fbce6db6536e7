package dev.h002.core.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import dev.h002.H002Exception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads a tokenizer without the network. Left alone, DJL asks the cloud's metadata address and reports to its makers on
 * every first load, and fetches another native library where it finds a graphics card; both stop at its offline switch.
 */
final class OfflineTokenizer {
    private static final String OFFLINE = "ai.djl.offline";
    private static final String NO_REPORT = "OPT_OUT_TRACKING";

    private OfflineTokenizer() {}

    /** Neither truncates nor pads, so that the same tokenizer counts tokens and feeds the model. */
    static synchronized HuggingFaceTokenizer load(byte[] tokenizerJson) throws IOException {
        String offline = System.getProperty(OFFLINE);
        String noReport = System.getProperty(NO_REPORT);
        System.setProperty(OFFLINE, "true");
        System.setProperty(NO_REPORT, "true");
        try {
            requireNative();
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(tokenizerJson), Map.of("truncation", "false", "padding", "false"));
        } finally {
            restore(OFFLINE, offline);
            restore(NO_REPORT, noReport);
        }
    }

    private static void requireNative() {
        try {
            LibUtils.checkStatus();
        } catch (RuntimeException | LinkageError e) {
            throw new H002Exception(
                    "The tokenizer does not run on this machine: check that ai.djl.huggingface:tokenizers supports the"
                            + " machine, and that the folder of DJL_CACHE_DIR, else ~/.djl.ai, can be written to.",
                    e);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
