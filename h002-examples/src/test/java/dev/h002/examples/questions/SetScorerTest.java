package dev.h002.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.h002.Passage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SetScorerTest {
    private static final LabelledQuestion QUESTION = new LabelledQuestion("q", "?", Set.of("right.md", "as-good.md"));

    private final SetScorer scorer = new SetScorer("some");

    @Test
    void theFirstPassageCountsTwiceAndALaterOneOnce() {
        add(0.9, "right.md", "wrong.md", "wrong.md");
        add(0.8, "wrong.md", "wrong.md", "as-good.md");
        add(0.7, "wrong.md", "right.md", "as-good.md");
        add(0.6, "wrong.md");
        SetScore score = scorer.score();
        assertThat(score.name()).isEqualTo("some");
        assertThat(score.questions()).isEqualTo(4);
        assertThat(score.first()).isEqualTo(1);
        assertThat(score.amongFirst()).isEqualTo(3);
    }

    @Test
    void aQuestionWithoutPassagesIsAMissButItsBestScoreCounts() {
        add(0.2);
        add(-1);
        SetScore score = scorer.score();
        assertThat(score.amongFirst()).isZero();
        assertThat(score.kept(0.2)).isEqualTo(1);
        assertThat(score.turnedAway(0.2)).isEqualTo(1);
        assertThat(score.turnedAway(0.21)).isEqualTo(2);
        assertThat(score.turnedAway(-1)).isZero();
    }

    @Test
    void whatNoDocumentAnswersIsNeverRight() {
        scorer.add(new LabelledQuestion("q", "?", Set.of()), List.of(passage("right.md")), 0.5);
        assertThat(scorer.score().first()).isZero();
        assertThat(scorer.score().amongFirst()).isZero();
    }

    @Test
    void nineOfTenReachTheSecondLowest() {
        SetScore ten = scores(0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.5, 1.0);
        assertThat(ten.reachedBy(0.9)).isEqualTo(0.2);
        assertThat(ten.kept(ten.reachedBy(0.9))).isEqualTo(9);
        assertThat(ten.reachedBy(1)).isEqualTo(0.1);
        assertThat(ten.reachedBy(0.5)).isEqualTo(0.6);
        assertThat(ten.reachedBy(0)).isEqualTo(1.0);
        assertThat(scores(0.1, 0.2, 0.3).reachedBy(0.9)).isEqualTo(0.1);
        assertThat(scores().reachedBy(0.9)).isEqualTo(-1);
    }

    @Test
    void farAndNearAreToldApartByWhatMostAnsweredReachAndChatterDoesNotCount() {
        SetScore answered = scores(0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.5, 1.0);
        SetScore far = new SetScore("far", 0, 0, List.of(0.0, 0.1, 0.15));
        SetScore near = new SetScore("near", 0, 0, List.of(0.2, 0.5));
        SetScore chatter = new SetScore("chatter", 0, 0, List.of(0.9, 0.9, 0.9));
        CollectionScore score = new CollectionScore("policy", List.of(answered), List.of(far, near, chatter));
        assertThat(score.reachedByMost()).isEqualTo(0.2);
        assertThat(score.toldApart()).isEqualTo(3 / 5.0, within(1e-12));
    }

    private void add(double best, String... sources) {
        scorer.add(QUESTION, Arrays.stream(sources).map(SetScorerTest::passage).toList(), best);
    }

    private static Passage passage(String source) {
        return new Passage(source, "", 0, "", 0.5);
    }

    private static SetScore scores(double... best) {
        return new SetScore("policy", 0, 0, DoubleStream.of(best).boxed().toList());
    }
}
