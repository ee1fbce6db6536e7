package dev.h002.examples.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.RetrievalSettings;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrievalTrialTest {
    private static final QuestionCorpus CORPUS = new QuestionCorpus(
            List.of(
                    new TestCollection(
                            "policy",
                            List.of(
                                    document("parking.md", "# Parking\n\nParking is free for two hours."),
                                    document("kites.md", "# Kites\n\nKites fly on windy days.")),
                            List.of(new QuestionSet(
                                    "policy",
                                    List.of(
                                            question("a", "Is parking free?", "parking.md"),
                                            question("b", "Do kites fly on windy days?", "kites.md"),
                                            question("c", "Which kites fly on windy days?", "parking.md"),
                                            question("d", "Write to ann@example.com", "parking.md"))))),
                    new TestCollection(
                            "faq",
                            List.of(document("a-1.txt", "Lions sleep.")),
                            List.of(new QuestionSet("faq", List.of(question("e", "lions sleep", "a-1.txt")))))),
            List.of(new QuestionSet("far", List.of(question("f", "......"), question("g", "Kites fly.")))));

    private final Remembering model = new Remembering();
    private final RetrievalTrial trial =
            new RetrievalTrial(CORPUS, model, PlaceholderMasker.create(), TrialProgress.none());

    @Test
    void everyCollectionIsSearchedByItselfAndAskedItsOwnQuestionsAndThoseNothingAnswers() {
        RetrievalScore score = trial.score();
        assertThat(score.model()).isEqualTo(HashingEmbeddingModel.MODEL_NAME);
        assertThat(score.settings()).isEqualTo(RetrievalSettings.defaultsFor(new HashingEmbeddingModel()));
        assertThat(score.answered()).extracting(SetScore::name).containsExactly("policy", "faq");
        SetScore policy = score.answered().get(0);
        assertThat(policy.questions()).isEqualTo(4);
        assertThat(policy.first()).isEqualTo(2);
        assertThat(score.answered().get(1).first()).isEqualTo(1);
        double least = score.settings().minScore();
        assertThat(score.collections().get(0).outOfScope().get(0).kept(least)).isEqualTo(1);
        SetScore farOfFaq = score.collections().get(1).outOfScope().get(0);
        assertThat(farOfFaq.kept(least)).isZero();
        assertThat(farOfFaq.best()).first().isEqualTo(-1.0);
    }

    @Test
    void bestScoresAreThereWhateverTheLeastScoreIs() {
        RetrievalScore strict =
                trial.score("strict", RetrievalSettings.defaults().withMinScore(1));
        RetrievalScore loose = trial.score("loose", RetrievalSettings.defaults().withMinScore(-1));
        assertThat(strict.answered().get(0).amongFirst()).isZero();
        assertThat(loose.answered().get(0).amongFirst()).isEqualTo(4);
        assertThat(strict.answered().get(0).best())
                .isEqualTo(loose.answered().get(0).best());
    }

    @Test
    void nothingIsEmbeddedTwiceAndNothingPersonalEver() {
        trial.score();
        int texts = model.texts.size();
        trial.score("other weights", RetrievalSettings.defaults().withWeights(0, 1));
        assertThat(model.texts).hasSize(texts).doesNotHaveDuplicates();
        assertThat(model.texts).contains("Write to email").noneMatch(text -> text.contains("ann@"));
    }

    @Test
    void aDocumentThatCannotBeReadIsNotPassedOver() {
        TestCollection broken = new TestCollection("policy", List.of(document("empty.md", "")), List.of());
        RetrievalTrial unreadable = new RetrievalTrial(
                new QuestionCorpus(List.of(broken), List.of()),
                model,
                PlaceholderMasker.create(),
                TrialProgress.none());
        assertThatThrownBy(unreadable::score).hasMessageContaining("empty.md");
    }

    private static SourceDocument document(String name, String text) {
        return new SourceDocument(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static LabelledQuestion question(String id, String text, String... right) {
        return new LabelledQuestion(id, text, Set.of(right));
    }

    /** Hashes, and remembers what it was given. */
    private static final class Remembering implements EmbeddingModel {
        private final HashingEmbeddingModel model = new HashingEmbeddingModel();
        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            segments.forEach(segment -> texts.add(segment.text()));
            return model.embedAll(segments);
        }

        @Override
        public int dimension() {
            return model.dimension();
        }

        @Override
        public String modelName() {
            return model.modelName();
        }
    }
}
