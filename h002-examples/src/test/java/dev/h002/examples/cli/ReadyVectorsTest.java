package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.need.ExampleNeedInterpreter;
import dev.h002.core.need.NeedExamples;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyVectorsTest {
    @TempDir
    Path elsewhere;

    @Test
    void theBuildMadeThoseOfAllShippedExamples() {
        Path made = ReadyVectors.folderOr(elsewhere);
        assertThat(made).isNotEqualTo(elsewhere).hasFileName("vectors");
        var examples = NeedExamples.shipped();
        ExampleNeedInterpreter needs = new ExampleNeedInterpreter(new Idle(), examples, made);

        examples.keySet().forEach(needs::warmUp);
    }

    /** Answers to the name of the model in use, and embeds nothing. */
    private static final class Idle implements EmbeddingModel {
        private final String name;

        Idle() {
            try (CachedEmbeddingModel used = new CachedEmbeddingModel(EmbeddingModels.bestAvailable())) {
                name = used.modelName();
            }
        }

        @Override
        public String modelName() {
            return name;
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
            return texts.isEmpty() ? Response.from(List.of()) : fail("%d texts have no vector yet", texts.size());
        }
    }
}
