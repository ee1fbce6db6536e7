package dev.h002.spi;

import dev.h002.MaskedText;
import java.util.List;

/**
 * A masked text and what was masked in it.
 *
 * @param spans in the order of the original text, not overlapping
 */
public record Masking(MaskedText text, List<MaskedSpan> spans) {
    public Masking {
        spans = List.copyOf(spans);
    }
}
