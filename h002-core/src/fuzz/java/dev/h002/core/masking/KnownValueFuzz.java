package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** No letter or digit of a known value stays visible, however it is spelled and whatever stands around it. */
class KnownValueFuzz {
    private static final PlaceholderMasker MASKER = PlaceholderMasker.create();
    private static final List<KnownValue> KNOWN = List.of(
            new KnownValue(EntityType.NAME, "Zo\u00eb Lindqvist"),
            new KnownValue(EntityType.NAME, "Li"),
            new KnownValue(EntityType.EMAIL, "zoe.lindqvist@example.com"),
            new KnownValue(EntityType.PHONE, "+1 415-555-2671"),
            new KnownValue(EntityType.CARD, "4111 1111 1111 1111"),
            new KnownValue(EntityType.ADDRESS, "12 Oak Street, Apt 4"),
            new KnownValue(EntityType.ADDRESS, "94107"),
            new KnownValue(EntityType.ORDER, "#W1234567"),
            new KnownValue(EntityType.ORDER, "48213"),
            new KnownValue(EntityType.REFERENCE, "1Z999AA10123456784"),
            new KnownValue(EntityType.IBAN, "DE89 3704 0044 0532 0130 00"));

    /** Values count at the bounds of words only, so a planted one has to have some. */
    private static final String[] BOUNDS = {
        " ", "\n", "\u00a0", "\u3000", ", ", ": ", "(", ") ", "\"", "! ", "; ", " - ", "\u2014", "<", ">"
    };

    @MethodSource("dev.h002.core.masking.FuzzedChoices#seeds")
    @FuzzTest
    void noKnownValueStaysVisible(byte[] input) {
        FuzzedChoices choices = new FuzzedChoices(input);
        String spelling = Spelling.of(KNOWN.get(choices.applyAsInt(KNOWN.size())), choices);
        String opening = BOUNDS[choices.applyAsInt(BOUNDS.length)];
        String closing = BOUNDS[choices.applyAsInt(BOUNDS.length)];
        String before = (choices.applyAsInt(2) == 1 ? choices.text() : "") + opening;
        String text = before + spelling + closing + (choices.applyAsInt(2) == 1 ? choices.text() : "");
        MaskingSession session = MASKER.open(KNOWN, Map.of());

        Masking masking = session.mask(text);

        SessionChecks.requireHidden(text, masking, before.length(), before.length() + spelling.length());
        assertThat(session.restore(masking.text().value())).isEqualTo(text);
    }
}
