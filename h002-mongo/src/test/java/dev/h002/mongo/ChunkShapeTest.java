package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.spi.Chunk;
import java.util.Map;
import org.bson.BinaryVector;
import org.bson.BsonBinarySubType;
import org.bson.Document;
import org.bson.Float32BinaryVector;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkShapeTest {
    private static final float[] VECTOR = {0.6f, -0.8f, 0, Float.MIN_VALUE};

    private final ChunkShape packed = new ChunkShape(VectorForm.PACKED);
    private final ChunkShape searched = new ChunkShape(VectorForm.BSON);

    @ParameterizedTest
    @EnumSource
    void eitherFormIsReadBackToTheBitByEither(VectorForm written) {
        Chunk chunk = Chunks.of("a", VECTOR, Map.of("language", "en"));
        Document stored = Chunks.sent(new ChunkShape(written).write(chunk));
        for (VectorForm reading : VectorForm.values()) {
            Chunk read = new ChunkShape(reading).read("a", new DocumentReader(stored));
            assertThat(read).usingRecursiveComparison().isEqualTo(chunk);
        }
    }

    @Test
    void aServerThatSearchesGetsBsonVectorsOfFloats() {
        Document stored = Chunks.sent(searched.write(Chunks.of("a", VECTOR, Map.of())));
        assertThat(stored.get("vector")).isEqualTo(BinaryVector.floatVector(VECTOR));
        assertThat(Chunks.json(new Document("v", stored.get("vector")))).contains("\"subType\": \"09\"");
        assertThat(stored.get("vector")).isInstanceOf(Float32BinaryVector.class);
    }

    @Test
    void anotherServerGetsNothingThatServesASearch() {
        Document stored = Chunks.sent(packed.write(Chunks.of("a", VECTOR, Map.of("language", "en"))));
        assertThat(stored.get("vector", Binary.class).getType()).isEqualTo(BsonBinarySubType.BINARY.getValue());
        assertThat(stored).doesNotContainKey("filter");
        assertThat(packed.fields()).contains("filter");
    }

    @Test
    void whatTheSearchFiltersByStandsBesideTheMetadata() {
        Chunk chunk = Chunks.of(
                "a", VECTOR, Map.of("language", "en", "a=b%", "c=d", "validFrom", "2026-01-31T12:00:00+01:00"));
        assertThat(searched.write(chunk).get("filter", Document.class).toJson())
                .isEqualTo(
                        "{\"from\": {\"$date\": \"2026-01-31T11:00:00Z\"}, "
                                + "\"until\": {\"$date\": \"9999-12-31T23:59:59.999Z\"}, "
                                + "\"metadata\": [\"a%3Db%25=c=d\", \"language=en\", \"validFrom=2026-01-31T12:00:00+01:00\"]}");
    }

    @Test
    void metadataTooLongForAnIndexIsKeptAndNotFiltered() {
        Document stored = searched.write(Chunks.of("a", VECTOR, Map.of("note", "x".repeat(2000))));
        assertThat(stored.get("metadata", Document.class).getString("note")).hasSize(2000);
        assertThat(stored.get("filter", Document.class).getList("metadata", String.class))
                .isEmpty();
    }

    @Test
    void momentsOutsideOfWhatADateCanBeAreItsEnds() {
        Document filter = searched.write(Chunks.of(
                        "a",
                        VECTOR,
                        Map.of(
                                "validFrom",
                                "-1000000000-01-01T00:00:00Z",
                                "validUntil",
                                "+1000000000-12-31T00:00:00Z")))
                .get("filter", Document.class);
        assertThat(filter.getDate("from").toInstant()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(filter.getDate("until").toInstant()).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01T00:00:00Z", "2026-01-31", "soon", ""})
    void aValidityThatIsNoInstantIsRefusedByItsSource(String notAnInstant) {
        for (ChunkShape shape : new ChunkShape[] {packed, searched}) {
            assertThatThrownBy(() -> shape.write(Chunks.of("terms", VECTOR, Map.of("validUntil", notAnInstant))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("The validUntil of terms.md must be an instant such as 2026-01-31T12:00:00Z.");
        }
    }

    @Test
    void aStoredVectorThatCannotBeComparedIsNotRead() {
        Document zeros = packed.write(Chunks.of("a", VECTOR, Map.of())).append("vector", new Binary(new byte[16]));
        Document bytes = packed.write(Chunks.of("a", VECTOR, Map.of()))
                .append("vector", BinaryVector.int8Vector(new byte[] {1, 2, 3, 4}));
        Document text = packed.write(Chunks.of("a", VECTOR, Map.of())).append("vector", "0.6");
        Document none = packed.write(Chunks.of("a", VECTOR, Map.of()));
        none.remove("vector");
        for (Document broken : new Document[] {zeros, bytes, text, none}) {
            assertThatThrownBy(() -> packed.read("a", new DocumentReader(Chunks.sent(broken))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("field vector");
        }
    }
}
