package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.h002.EntityType;
import dev.h002.spi.MaskedSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingScorerTest {
    private static final String TEXT = "0123456789".repeat(4);

    private final MaskingScorer scorer = new MaskingScorer();

    @Test
    void nothingScoredIsNothingWrong() {
        MaskingScore score = scorer.score();
        assertThat(score.types()).isEmpty();
        assertThat(score.all().f1()).isEqualTo(1);
        assertThat(score.all().strictF1()).isEqualTo(1);
        assertThat(score.addressCoverage()).isEqualTo(1);
    }

    @Test
    void anyOverlapOfTheSameTypeIsAHitAndOnlyTheSameSpanIsExact() {
        add("a", List.of(gold(EntityType.EMAIL, 0, 10)), List.of(found(EntityType.EMAIL, 0, 10)));
        add("b", List.of(gold(EntityType.EMAIL, 0, 10)), List.of(found(EntityType.EMAIL, 9, 20)));
        add("c", List.of(gold(EntityType.EMAIL, 0, 10)), List.of(found(EntityType.EMAIL, 10, 20)));
        add("d", List.of(gold(EntityType.EMAIL, 0, 10)), List.of());
        TypeScore email = of(EntityType.EMAIL);
        assertThat(email).isEqualTo(new TypeScore(EntityType.EMAIL, 4, 3, 2, 2, 1, List.of("c", "d")));
        assertThat(email.recall()).isEqualTo(0.5);
        assertThat(email.precision()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(email.f1()).isEqualTo(4 / 7.0, within(1e-12));
        assertThat(email.strictF1()).isEqualTo(2 / 7.0, within(1e-12));
    }

    @Test
    void anotherTypeIsNoHitOfEither() {
        add("a", List.of(gold(EntityType.PHONE, 0, 10)), List.of(found(EntityType.CARD, 0, 10)));
        assertThat(of(EntityType.PHONE)).isEqualTo(new TypeScore(EntityType.PHONE, 1, 0, 0, 0, 0, List.of("a")));
        assertThat(of(EntityType.CARD)).isEqualTo(new TypeScore(EntityType.CARD, 0, 1, 0, 0, 0, List.of("a")));
        assertThat(of(EntityType.PHONE).precision()).isEqualTo(1);
        assertThat(of(EntityType.PHONE).f1()).isZero();
        assertThat(of(EntityType.CARD).recall()).isEqualTo(1);
    }

    @Test
    void oneFindingMayHitSeveralAndSeveralMayHitOne() {
        add(
                "a",
                List.of(gold(EntityType.NAME, 0, 5), gold(EntityType.NAME, 6, 10)),
                List.of(found(EntityType.NAME, 0, 10)));
        add(
                "b",
                List.of(gold(EntityType.NAME, 0, 10)),
                List.of(found(EntityType.NAME, 0, 4), found(EntityType.NAME, 5, 10)));
        assertThat(of(EntityType.NAME)).isEqualTo(new TypeScore(EntityType.NAME, 3, 3, 3, 3, 0, List.of()));
    }

    @Test
    void anAddressIsCoveredByFindingsOfAnyTypeAndCountedOnce() {
        add(
                "a",
                List.of(gold(EntityType.ADDRESS, 10, 30)),
                List.of(
                        found(EntityType.ADDRESS, 5, 15),
                        found(EntityType.ORDER, 14, 20),
                        found(EntityType.CARD, 30, 40)));
        MaskingScore score = scorer.score();
        assertThat(score.addressCharacters()).isEqualTo(20);
        assertThat(score.addressCharactersCovered()).isEqualTo(10);
        assertThat(score.addressCoverage()).isEqualTo(0.5);
    }

    @Test
    void negativesAreCountedApart() {
        add("quiet", List.of(), List.of());
        for (int i = 0; i < 7; i++) {
            add("loud-" + i, List.of(), List.of(found(EntityType.PHONE, 0, 10), found(EntityType.CARD, 10, 20)));
        }
        MaskingScore score = scorer.score();
        assertThat(score.negatives()).isEqualTo(8);
        assertThat(score.negativesFound()).isEqualTo(7);
        assertThat(score.failingNegatives()).hasSize(5).startsWith("loud-0");
        assertThat(score.all().found()).isEqualTo(14);
        assertThat(score.all().precision()).isZero();
    }

    @Test
    void theTableShowsFiguresAndIds() {
        add("a", List.of(gold(EntityType.ADDRESS, 0, 20)), List.of(found(EntityType.ADDRESS, 0, 10)));
        add("b", List.of(gold(EntityType.EMAIL, 0, 10)), List.of());
        add("c", List.of(), List.of(found(EntityType.EMAIL, 0, 10)));
        assertThat(ScoreTable.of(scorer.score())).isEqualTo("""
                        type              gold   found    true  precision   recall       F1  strict F1
                        ADDRESS              1       1       1     1.0000   1.0000   1.0000     0.0000
                        EMAIL                1       1       0     0.0000   0.0000   0.0000     0.0000
                        ALL                  2       2       1     0.5000   0.5000   0.5000     0.0000

                        Address characters masked: 50.0% of 20

                        Messages without personal data: 1, 1 with a finding

                        First failing
                        EMAIL          b c
                        nothing        c
                        """);
    }

    private void add(String id, List<GoldSpan> gold, List<MaskedSpan> found) {
        scorer.add(new GoldMessage(id, TEXT, gold), found);
    }

    private TypeScore of(EntityType type) {
        return scorer.score().of(type).orElseThrow();
    }

    private static GoldSpan gold(EntityType type, int start, int end) {
        return new GoldSpan(type, start, end);
    }

    private static MaskedSpan found(EntityType type, int start, int end) {
        return new MaskedSpan(type, start, end, "<" + type.label() + "_1>");
    }
}
