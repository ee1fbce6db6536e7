package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.function.IntUnaryOperator;

/** What holds for every session and every text, whoever made the text. */
final class SessionChecks {
    /** What a restorer may hold back. */
    private static final int MOST_HELD = 32;

    private static final int LONGEST_PIECE = 9;

    private SessionChecks() {}

    /** Masks a text twice and restores it; then masks what came out, in which only placeholders may be found. */
    static Masking roundTrip(MaskingSession session, String text) {
        Masking masking = session.mask(text);
        String masked = masking.text().value();
        requireSpansRebuild(text, masking);
        assertThat(session.restore(masked)).isEqualTo(text);
        assertThat(session.mask(text)).isEqualTo(masking);

        Masking again = session.mask(masked);
        for (MaskedSpan span : again.spans()) {
            assertThat(span.type()).as("found in %s", masked).isEqualTo(EntityType.LITERAL);
        }
        assertThat(session.restore(again.text().value())).isEqualTo(masked);
        return masking;
    }

    /** Spans are in order and in range, do not overlap, and their placeholders stand in the masked text. */
    private static void requireSpansRebuild(String text, Masking masking) {
        StringBuilder rebuilt = new StringBuilder();
        int done = 0;
        for (MaskedSpan span : masking.spans()) {
            assertThat(span.start()).isGreaterThanOrEqualTo(done);
            assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
            assertThat(span.placeholder()).startsWith("<" + span.type().label() + "_");
            rebuilt.append(text, done, span.start()).append(span.placeholder());
            done = span.end();
        }
        assertThat(masking.text().value())
                .isEqualTo(rebuilt.append(text, done, text.length()).toString());
    }

    /**
     * Restores a text in pieces of chosen lengths, which gives what restoring it whole gives; and breaks off somewhere, where no
     * more may be held back than is allowed.
     */
    static void inPieces(MaskingSession session, String masked, IntUnaryOperator choose) {
        String whole = session.restore(masked);
        assertThat(pieces(session, masked, choose)).isEqualTo(whole);
        String start = masked.substring(0, choose.applyAsInt(masked.length() + 1));
        assertThat(pieces(session, start, choose)).isEqualTo(session.restore(start));
    }

    private static String pieces(MaskingSession session, String text, IntUnaryOperator choose) {
        MaskingSession.Restorer restorer = session.restorer();
        StringBuilder shown = new StringBuilder();
        int given = 0;
        while (given < text.length()) {
            int next = Math.min(text.length(), given + choose.applyAsInt(LONGEST_PIECE));
            if (next == given) {
                assertThat(restorer.push("")).isEmpty();
                next++;
            }
            shown.append(restorer.push(text.substring(given, next)));
            given = next;
        }
        String held = restorer.finish();
        assertThat(held.length()).as("held back").isLessThanOrEqualTo(MOST_HELD);
        return shown.append(held).toString();
    }

    /** Every letter and digit of a stretch of the original has been masked. */
    static void requireHidden(String text, Masking masking, int start, int end) {
        for (int i = start; i < end; i++) {
            int at = i;
            if (Character.isLetterOrDigit(text.charAt(i))) {
                assertThat(masking.spans())
                        .as("character %d of %d to %d in %s", i, start, end, text)
                        .anyMatch(span -> span.start() <= at && at < span.end());
            }
        }
    }
}
