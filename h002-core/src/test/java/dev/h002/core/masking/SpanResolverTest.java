package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanResolverTest {
    private static final String TEXT = "abcdefghij";

    private static Candidate candidate(EntityType type, int start, int end, Evidence evidence) {
        return new Candidate(type, start, end, evidence);
    }

    @Test
    void ofEqualSpansTheSurestWins() {
        Candidate known = candidate(EntityType.ORDER, 2, 5, Evidence.KNOWN);
        Candidate phone = candidate(EntityType.PHONE, 2, 5, Evidence.VALIDATED);

        assertThat(SpanResolver.resolve(TEXT, List.of(phone, known))).containsExactly(known);
    }

    @Test
    void whatCoversAllGivesItsType() {
        Candidate name = candidate(EntityType.NAME, 2, 4, Evidence.KNOWN);
        Candidate email = candidate(EntityType.EMAIL, 1, 8, Evidence.VALIDATED);

        assertThat(SpanResolver.resolve(TEXT, List.of(name, email))).containsExactly(email);
    }

    @Test
    void whatOverlapsPartlyIsMaskedTogether() {
        Candidate name = candidate(EntityType.NAME, 4, 7, Evidence.KNOWN);
        Candidate phone = candidate(EntityType.PHONE, 1, 5, Evidence.VALIDATED);
        Candidate order = candidate(EntityType.ORDER, 7, 9, Evidence.SHAPED);

        assertThat(SpanResolver.resolve(TEXT, List.of(order, name, phone)))
                .containsExactly(candidate(EntityType.NAME, 1, 7, Evidence.KNOWN), order);
    }

    @Test
    void surrogatePairsStayWhole() {
        Candidate half = candidate(EntityType.NAME, 2, 4, Evidence.SHAPED);

        assertThat(SpanResolver.resolve("a\ud83d\ude00\ud83d\ude00b", List.of(half)))
                .containsExactly(candidate(EntityType.NAME, 1, 5, Evidence.SHAPED));
    }
}
