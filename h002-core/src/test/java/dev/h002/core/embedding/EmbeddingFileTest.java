package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingFileTest {
    private static final List<String> TEXTS =
            IntStream.range(0, 50).mapToObj(i -> "text number " + i).toList();

    @TempDir
    Path folder;

    private final CountingEmbeddingModel model = new CountingEmbeddingModel("counting");

    @Test
    void aSecondStartReadsWhatTheFirstWrote() {
        Path path = folder.resolve("deep/vectors");
        List<float[]> first = new EmbeddingFile(path).embed(model, TEXTS, 2);
        model.forget();

        List<float[]> second = new EmbeddingFile(path).embed(model, TEXTS, 2);

        assertThat(model.embedded()).isEmpty();
        assertSame(second, first);
        assertThat(folder.resolve("deep")).isDirectoryContaining("glob:**vectors");
    }

    @Test
    void onlyNewTextsAreEmbeddedAndOldOnesLeaveTheFile() throws Exception {
        Path path = folder.resolve("vectors");
        new EmbeddingFile(path).embed(model, TEXTS, 2);
        long size = Files.size(path);
        model.forget();
        List<String> changed = new ArrayList<>(TEXTS.subList(10, 50));
        changed.add("a new one");

        new EmbeddingFile(path).embed(model, changed, 2);

        assertThat(model.embedded()).containsExactly("a new one");
        assertThat(Files.size(path)).isLessThan(size);
    }

    @Test
    void vectorsOfAnotherModelAreNotUsed() {
        Path path = folder.resolve("vectors");
        new EmbeddingFile(path).embed(model, TEXTS, 2);
        CountingEmbeddingModel other = new CountingEmbeddingModel("other");

        new EmbeddingFile(path).embed(other, TEXTS, 2);

        assertThat(other.embedded()).hasSize(50);
    }

    @Test
    void aDamagedFileIsMadeAnew() throws Exception {
        Path path = folder.resolve("vectors");
        List<float[]> expected = new EmbeddingFile(path).embed(model, TEXTS, 2);
        byte[] whole = Files.readAllBytes(path);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            if (i % 2 == 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            } else {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            Files.write(path, damaged);

            assertSame(new EmbeddingFile(path).embed(model, TEXTS, 2), expected);
            assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsDoneWithout() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");

        List<float[]> vectors = new EmbeddingFile(notAFolder.resolve("vectors")).embed(model, TEXTS, 2);

        assertThat(vectors).hasSize(50);
    }

    @Test
    void aModelWithoutANameIsNotKept() {
        Path path = folder.resolve("vectors");
        new EmbeddingFile(path).embed(new CountingEmbeddingModel("unknown"), TEXTS, 2);

        assertThat(path).doesNotExist();
    }

    @Test
    void theFileHoldsNoText() throws Exception {
        Path path = folder.resolve("vectors");
        new EmbeddingFile(path).embed(model, List.of("a secret sentence"), 2);

        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    private static void assertSame(List<float[]> actual, List<float[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).containsExactly(expected.get(i));
        }
    }
}
