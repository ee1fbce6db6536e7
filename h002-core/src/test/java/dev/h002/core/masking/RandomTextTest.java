package dev.h002.core.masking;

import dev.h002.spi.MaskingSession;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 100,000 seeded random texts: whatever is typed comes back exactly, in one piece or in many. */
class RandomTextTest {
    private static final int TEXTS_PER_SEED = 25_000;
    private static final int MOST_PIECES = 8;

    /** So that no conversation grows beyond what one holds. */
    private static final int TEXTS_PER_SESSION = 250;

    private final PlaceholderMasker masker = PlaceholderMasker.create();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsTypedComesBack(long seed) {
        Random random = new Random(seed);
        MaskingSession session = masker.open(TypedText.KNOWN, Map.of());
        for (int i = 0; i < TEXTS_PER_SEED; i++) {
            if (i % TEXTS_PER_SESSION == 0) {
                // Every second session goes on with what the one before it knew.
                Map<String, String> vault = i % (2 * TEXTS_PER_SESSION) == 0 ? Map.of() : session.vault();
                session = masker.open(TypedText.KNOWN, vault);
            }
            String text = TypedText.of(MOST_PIECES, random::nextInt);
            try {
                String masked = SessionChecks.roundTrip(session, text).text().value();
                SessionChecks.inPieces(session, masked, random::nextInt);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("Text " + i + " of seed " + seed + ": " + escaped(text), failure);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void whatAModelWritesIsRestoredAlikeInAnyPieces(long seed) {
        Random random = new Random(seed);
        MaskingSession session = masker.open(TypedText.KNOWN, Map.of());
        for (int i = 0; i < TEXTS_PER_SEED / 5; i++) {
            if (i % TEXTS_PER_SESSION == 0) {
                session = masker.open(TypedText.KNOWN, Map.of());
            }
            String answer = TypedText.of(2 * MOST_PIECES, random::nextInt);
            SessionChecks.inPieces(session, answer, random::nextInt);
            SessionChecks.inPieces(session, answer, bound -> Math.min(1, bound - 1)); // character by character
            session.mask(answer);
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c > ' ' && c < 0x7F ? "" + (char) c : String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
