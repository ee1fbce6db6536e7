package dev.h002.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.retrieval.RetrievalSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalTableTest {
    private static final RetrievalScore SCORE = new RetrievalScore(
            "model",
            new RetrievalSettings(200, 30, 50, 0.3, 1, 16, 0.2, 0.97, 1),
            List.of(
                    new CollectionScore(
                            "policy",
                            List.of(
                                    new SetScore("policy", 1, 2, List.of(0.9, 0.5, 0.25, 0.35)),
                                    new SetScore("briefs", 0, 1, List.of(0.5, 0.6))),
                            List.of(
                                    new SetScore("far", 0, 0, List.of(0.1, 0.2, 0.31)),
                                    new SetScore("near", 0, 0, List.of(0.2, 0.8)))),
                    new CollectionScore(
                            "faq",
                            List.of(new SetScore("faq", 2, 2, List.of(0.9, 0.8))),
                            List.of(
                                    new SetScore("far", 0, 0, List.of(0.1, 0.2, 0.3)),
                                    new SetScore("near", 0, 0, List.of(0.85, 0.9))))));

    @Test
    void showsSharesOfWhatIsAnsweredAndOfWhatIsNot() {
        assertThat(RetrievalTable.of(SCORE)).isEqualTo("""
                        model, chunks of 200 tokens, parts 1.00, words 0.20, least score 0.30

                        asked       questions    first  first 3     kept
                        policy              4    25.0%    50.0%    75.0%
                        briefs              2     0.0%    50.0%   100.0%
                        faq                 2   100.0%   100.0%   100.0%

                        What no document answers: how much gets no passage
                        asked of          far       near  90% reach  below that
                        policy          66.7%      50.0%      0.250       60.0%
                        faq             66.7%       0.0%      0.800       60.0%
                        """);
    }

    @Test
    void showsVariantsBelowOneHead() {
        VariantTable table = new VariantTable();
        table.add("one", SCORE);
        table.add("other", SCORE);
        assertThat(table.text()).isEqualTo("""
                        First / among the first 3 of each set; then what no document answers and scores less than 90% of what is
                        variant                       policy          briefs             faq    policy       faq
                        one                      25.0 / 50.0      0.0 / 50.0   100.0 / 100.0     60.0%     60.0%
                        other                    25.0 / 50.0      0.0 / 50.0   100.0 / 100.0     60.0%     60.0%
                        """);
    }

    @Test
    void showsWhatLeastScoresWouldDo() {
        assertThat(VariantTable.leastScores(SCORE).lines().toList())
                .hasSize(10)
                .contains(
                        "0.20     100.0%   100.0%   100.0%           33.3%            0.0%           33.3%            0.0%",
                        "0.36      50.0%   100.0%   100.0%          100.0%           50.0%          100.0%            0.0%");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.28, 0.30})
    void theExperimentHoldsTheDefaultOnceAndNoNameTwice(double minScore) {
        RetrievalSettings defaults = RetrievalSettings.defaults().withMinScore(minScore);
        List<Variant> variants = Variant.experiment(defaults);
        assertThat(variants).extracting(Variant::name).doesNotHaveDuplicates();
        assertThat(variants)
                .extracting(Variant::settings)
                .doesNotHaveDuplicates()
                .containsOnlyOnce(defaults);
    }
}
