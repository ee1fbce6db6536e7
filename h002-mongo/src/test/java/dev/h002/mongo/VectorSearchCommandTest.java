package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.spi.RetrievalQuery;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorSearchCommandTest {
    private static final Instant NOW = Instant.parse("2026-10-13T03:25:52Z");
    private static final float[] VECTOR = {1, 2};

    @Test
    void everythingThatDecidesIsInsideTheStage() {
        RetrievalQuery query = new RetrievalQuery(
                "acme", MaskedText.alreadyMasked("returns"), 3, Map.of("language", "en", "audience", "staff"));
        String pipeline = VectorSearchCommand.search(query, VECTOR, NOW).stream()
                .map(Chunks::json)
                .collect(Collectors.joining("\n"));
        assertThat(pipeline)
                .isEqualTo("{\"$vectorSearch\": {\"index\": \"h002_vectors\", \"path\": \"vector\", "
                        + "\"queryVector\": {\"$binary\": {\"base64\": \"JwAAAIA/AAAAQA==\", \"subType\": \"09\"}}, "
                        + "\"numCandidates\": 100, \"limit\": 3, \"filter\": {\"$and\": ["
                        + "{\"tenant\": {\"$eq\": \"acme\"}}, "
                        + "{\"deleted\": {\"$ne\": true}}, "
                        + "{\"filter.from\": {\"$lte\": {\"$date\": \"2026-10-13T03:25:52Z\"}}}, "
                        + "{\"filter.until\": {\"$gt\": {\"$date\": \"2026-10-13T03:25:52Z\"}}}, "
                        + "{\"filter.metadata\": {\"$eq\": \"audience=staff\"}}, "
                        + "{\"filter.metadata\": {\"$eq\": \"language=en\"}}]}}}\n"
                        + "{\"$match\": {\"deleted\": {\"$ne\": true}}}\n"
                        + "{\"$project\": {\"source\": 1, \"title\": 1, \"chunk\": 1, \"text\": 1, "
                        + "\"score\": {\"$meta\": \"vectorSearchScore\"}}}");
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "5, 100", "6, 120", "500, 10000", "1000, 10000"})
    void twentyCandidatesForEachPassageWithinWhatServersTake(int limit, int candidates) {
        RetrievalQuery query = new RetrievalQuery("default", MaskedText.alreadyMasked("returns"), limit);
        Document stage = VectorSearchCommand.search(query, VECTOR, NOW).get(0).get("$vectorSearch", Document.class);
        assertThat(stage.getInteger("numCandidates")).isEqualTo(candidates);
    }

    @Test
    void metadataThatNoIndexHoldsIsRefused() {
        RetrievalQuery query =
                new RetrievalQuery("acme", MaskedText.alreadyMasked("returns"), 3, Map.of("note", "x".repeat(1000)));
        assertThatThrownBy(() -> VectorSearchCommand.search(query, VECTOR, NOW))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theIndexIsOfCosinesAndOfWhatIsFilteredBy() {
        assertThat(Chunks.json(VectorSearchCommand.createIndex(384)))
                .isEqualTo("{\"createSearchIndexes\": \"embeddings\", \"indexes\": [{\"name\": \"h002_vectors\", "
                        + "\"type\": \"vectorSearch\", \"definition\": {\"fields\": ["
                        + "{\"type\": \"vector\", \"path\": \"vector\", \"numDimensions\": 384, \"similarity\": \"cosine\"}, "
                        + "{\"type\": \"filter\", \"path\": \"tenant\"}, "
                        + "{\"type\": \"filter\", \"path\": \"deleted\"}, "
                        + "{\"type\": \"filter\", \"path\": \"filter.from\"}, "
                        + "{\"type\": \"filter\", \"path\": \"filter.until\"}, "
                        + "{\"type\": \"filter\", \"path\": \"filter.metadata\"}]}}]}");
    }
}
