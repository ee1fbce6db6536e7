package dev.h002.core.embedding;

import dev.h002.MaskedText;
import java.util.Locale;
import java.util.regex.Pattern;

/** Masked text as an embedding model should read it: {@code <ORDER_1>} says no more than "order". */
public final class EmbeddingText {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<([A-Z]{1,20}(?:_[A-Z]{1,20}){0,3})_\\d{1,6}(?:_\\d{1,6})?>");

    private EmbeddingText() {}

    /** The text with each placeholder replaced by its type in lower case. */
    public static String of(MaskedText text) {
        return PLACEHOLDER
                .matcher(text.value())
                .replaceAll(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
