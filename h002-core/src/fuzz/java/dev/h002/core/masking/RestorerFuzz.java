package dev.h002.core.masking;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.h002.spi.MaskingSession;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** Text restored in pieces is text restored whole, however it is cut, and little of it is ever held back. */
class RestorerFuzz {
    private static final PlaceholderMasker MASKER = PlaceholderMasker.create();
    private static final Map<String, String> VAULT = Map.of(
            "<EMAIL_1>", "maya@x.com",
            "<EMAIL_2>", "Maya@Y.com",
            "<NAME_1>", "<EMAIL_1>", // what is put in is never read again
            "<LITERAL_1>", "<LITERAL_1",
            "<DATE_OF_BIRTH_1>", "1987-03-14");

    @MethodSource("dev.h002.core.masking.FuzzedChoices#seeds")
    @FuzzTest
    void anyPiecesGiveTheWhole(byte[] input) {
        FuzzedChoices choices = new FuzzedChoices(input);
        MaskingSession session = MASKER.open(TypedText.KNOWN, VAULT);
        String typed = choices.text();
        String answer = session.mask(typed).text().value() + choices.text();
        SessionChecks.inPieces(session, answer, choices);
        SessionChecks.inPieces(session, answer, bound -> Math.min(1, bound - 1)); // character by character
    }
}
