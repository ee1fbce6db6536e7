package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;

/** A text in a conversation of its own. */
final class OneText {
    private static final PlaceholderMasker MASKER = PlaceholderMasker.create();

    private OneText() {}

    /** The text masked by a masker with the defaults; it is restored on the way, and masked again. */
    static String masked(String text) {
        return masked(MASKER, List.of(), text);
    }

    /** The text masked where a value is known. */
    static String masked(EntityType type, String known, String text) {
        return masked(MASKER, List.of(new KnownValue(type, known)), text);
    }

    static String masked(PlaceholderMasker masker, List<KnownValue> known, String text) {
        return SessionChecks.roundTrip(masker.open(known, Map.of()), text)
                .text()
                .value();
    }

    /** The placeholders that a session puts into a text, in its order. */
    static List<String> placeholders(MaskingSession session, String text) {
        return session.mask(text).spans().stream().map(MaskedSpan::placeholder).toList();
    }
}
