package dev.h002.core.masking;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.h002.spi.MaskingSession;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed comes back exactly, and what was masked once holds nothing more to mask. */
class RoundTripFuzz {
    private static final PlaceholderMasker MASKER = PlaceholderMasker.create();

    @MethodSource("dev.h002.core.masking.FuzzedChoices#seeds")
    @FuzzTest
    void whatIsTypedComesBack(byte[] input) {
        FuzzedChoices choices = new FuzzedChoices(input);
        MaskingSession session = MASKER.open(TypedText.KNOWN, Map.of());
        for (int i = 0; i < 3 && !choices.isOver(); i++) {
            SessionChecks.roundTrip(session, choices.text());
        }
    }
}
