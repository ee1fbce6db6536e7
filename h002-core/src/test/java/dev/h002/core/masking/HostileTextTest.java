package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskingSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million characters of the worst kind end well within a bound that anything quadratic would miss by far. */
class HostileTextTest {
    private static final int LENGTH = 1_000_000;

    private static final List<KnownValue> KNOWN = List.of(
            new KnownValue(EntityType.NAME, "aaaaaaaa aaaaaaaaa"),
            new KnownValue(EntityType.PHONE, "+1 415-555-2671"),
            new KnownValue(EntityType.ORDER, "111111"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "a@a.",
                "1 ",
                "1",
                "<EMAIL_",
                "<EMAIL_1> ",
                "< ",
                "<",
                "a",
                "a ",
                "order ",
                "order 1234 ",
                "order 12345 ",
                "orders,12345,12346,12347",
                "order 48213 a@b.co 415-555-2671 ",
                "(",
                "+",
                "+1 ",
                "4155552671",
                "415-555-2671 ",
                "415-555-267",
                "4111 ",
                "4111111111111111 ",
                "1-",
                "1.",
                "12/",
                "(1) ",
                "a@b.co ",
                "\u0301",
                "\u200b",
                "\ufdfa",
                "\ud83d",
                "1     ",
                "2024-01-15 ",
                "no. ",
                "item 4155552671 "
            })
    void aMillionCharactersAreMaskedAndRestored(String unit) {
        String text = unit.repeat(LENGTH / unit.length());
        MaskingSession session = PlaceholderMasker.create().open(KNOWN, Map.of());

        String restored = assertTimeout(
                Duration.ofSeconds(10),
                () -> session.restore(session.mask(text).text().value()));

        assertThat(restored.equals(text)).isTrue();
    }

    @Test
    void numbersPastWhatIsCheckedAreMaskedUnchecked() {
        String unknown = "0999 9999 99999 on ".repeat(2_000);
        MaskingSession session = PlaceholderMasker.create().open(List.of(), Map.of());

        String masked = session.mask(unknown + "at 415-555-2671").text().value();

        assertThat(masked)
                .startsWith("0999 9999 99999 on ")
                .doesNotContain("2671")
                .contains("on <PHONE_1> on");
    }
}
