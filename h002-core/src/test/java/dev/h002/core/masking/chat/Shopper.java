package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;

/** A customer, and what must not get out about her. */
final class Shopper {
    static final String NAME = "Maya \"Em\" Lindqvist";
    static final String EMAIL = "maya@example.com";
    static final String PHONE = "+1 212-555-0123";
    static final String CARD = "4111111111111111";
    static final String ADDRESS = "12 Elm St\nSpringfield";
    static final String ORDER = "48213";

    /** Parts of the values above that stay whole in any escaping. */
    private static final List<String> SECRETS = List.of("Maya", "Lindqvist", "maya", "555", CARD, "Elm", ORDER);

    private Shopper() {}

    static MaskingSession session() {
        return PlaceholderMasker.create()
                .open(
                        List.of(new KnownValue(EntityType.NAME, NAME), new KnownValue(EntityType.ADDRESS, ADDRESS)),
                        Map.of());
    }

    static void assertNothingOf(String words) {
        assertThat(words).doesNotContain(SECRETS);
    }
}
