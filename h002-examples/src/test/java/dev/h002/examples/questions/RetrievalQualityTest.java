package dev.h002.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.h002.core.masking.PlaceholderMasker;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The search that the command line uses finds at least so much of the built-in questions' answers. Of the briefs, which take
 * longest, a third is asked.
 */
class RetrievalQualityTest {
    private static final double LEAST_KEPT = 0.95;
    private static final Map<String, Floor> FLOORS = Map.of(
            "policy", new Floor(0.60, 0.77),
            "briefs", new Floor(0.47, 0.67),
            "faq", new Floor(0.42, 0.57),
            "intents", new Floor(0.52, 0.75));
    private static final Map<String, Double> TOLD_APART = Map.of("policy", 0.81, "faq", 0.75, "intents", 0.79);
    private static final double FAR_TURNED_AWAY = 0.78;

    private static RetrievalScore score;

    /** What the shares of the first and of the first three must reach. */
    private record Floor(double first, double amongFirst) {}

    @BeforeAll
    static void askEverything() {
        QuestionCorpus all = QuestionCorpus.load();
        TestCollection policy = all.collections().get(0);
        List<QuestionSet> fewerBriefs =
                List.of(policy.questions().get(0), policy.questions().get(1).every(3));
        List<TestCollection> collections = List.of(
                new TestCollection(policy.name(), policy.documents(), fewerBriefs),
                all.collections().get(1),
                all.collections().get(2));
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.miniLm()) {
            score = new RetrievalTrial(
                            new QuestionCorpus(collections, all.outOfScope()),
                            model,
                            PlaceholderMasker.create(),
                            TrialProgress.none())
                    .score();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theRightDocumentIsFound(SetScore set) {
        Floor floor = FLOORS.get(set.name());
        assertThat(set.share(set.first())).as(set.name()).isGreaterThanOrEqualTo(floor.first());
        assertThat(set.share(set.amongFirst())).as(set.name()).isGreaterThanOrEqualTo(floor.amongFirst());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void whatIsAnsweredKeepsAPassage(SetScore set) {
        double kept = set.share(set.kept(score.settings().minScore()));
        assertThat(kept).as(set.name()).isGreaterThanOrEqualTo(LEAST_KEPT);
    }

    @Test
    void scoresTellWhatIsAnsweredFromWhatIsNot() {
        assertThat(score.collections())
                .allSatisfy(collection -> assertThat(collection.toldApart())
                        .as(collection.name())
                        .isGreaterThanOrEqualTo(TOLD_APART.get(collection.name())));
    }

    /** Of whole documents and answers; the single sentences of the intents resemble more. */
    @Test
    void whatHasNothingToDoWithShopsGetsNoPassageOfDocuments() {
        for (CollectionScore collection : score.collections().subList(0, 2)) {
            SetScore far = collection.outOfScope().get(0);
            assertThat(far.name()).isEqualTo(QuestionCorpus.FAR);
            assertThat(far.share(far.turnedAway(score.settings().minScore())))
                    .as(collection.name())
                    .isGreaterThanOrEqualTo(FAR_TURNED_AWAY);
        }
    }

    static Stream<SetScore> sets() {
        return score.answered().stream();
    }
}
