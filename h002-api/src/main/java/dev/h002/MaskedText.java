package dev.h002;

import java.util.List;
import java.util.Objects;

/**
 * Text without personal data: every personal value in it has been replaced by a placeholder such as {@code <EMAIL_1>}.
 *
 * <p>It is the only text that {@link dev.h002.spi.LlmGateway} and {@link dev.h002.spi.Retriever} accept, so raw text
 * cannot reach a model by accident. Only a {@link dev.h002.spi.Masker}, a store that reads back what was masked, the
 * prompt's own constants, and the one adapter that hands requests of another library to a gateway, whose caller answers for
 * them, may create one; an architecture test keeps it so.
 *
 * <p>Immutable and thread-safe.
 */
public final class MaskedText {
    private static final MaskedText EMPTY = new MaskedText("");

    private final String value;

    private MaskedText(String value) {
        this.value = value;
    }

    /**
     * Declares that a text holds no personal data. For maskers, for stores that read back what was masked before, and for
     * constants; anything else must go through {@link dev.h002.spi.MaskingSession#mask}.
     */
    public static MaskedText alreadyMasked(String value) {
        return value.isEmpty() ? EMPTY : new MaskedText(Objects.requireNonNull(value));
    }

    public static MaskedText empty() {
        return EMPTY;
    }

    /** The parts one after the other, with {@code separator} between each two. */
    public static MaskedText join(MaskedText separator, List<MaskedText> parts) {
        return alreadyMasked(String.join(
                separator.value, parts.stream().map(MaskedText::value).toList()));
    }

    /** This text, then the other. */
    public MaskedText plus(MaskedText other) {
        return alreadyMasked(value + other.value);
    }

    /** The text with its placeholders. */
    public String value() {
        return value;
    }

    /** The length in UTF-16 units. */
    public int length() {
        return value.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskedText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The masked text: safe to log. */
    @Override
    public String toString() {
        return value;
    }
}
