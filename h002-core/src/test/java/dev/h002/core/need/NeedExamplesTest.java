package dev.h002.core.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.core.fixture.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedExamplesTest {
    @TempDir
    Path folder;

    @Test
    void everyNeedHasTenDifferentExamplesAndNoOtherLabelHasAny() {
        Map<String, Long> counts = NeedExamples.english().all().stream()
                .collect(Collectors.groupingBy(NeedExamples.Example::label, Collectors.counting()));

        assertThat(counts).containsOnlyKeys(Needs.all());
        assertThat(counts.values()).allMatch(count -> count >= 10);
        assertThat(NeedExamples.english().all())
                .extracting(NeedExamples.Example::text)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRetailersOwnFileIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("needs.tsv"), "# mine\n\nclick_collect\tCan I pick it up?\n");

        assertThat(NeedExamples.load(file).all())
                .containsExactly(new NeedExamples.Example("click_collect", "Can I pick it up?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no tab", "Label With Spaces\ttext", "label\t", "\ttext", "label\t "})
    void aLineThatIsNoExampleIsNamed(String line) throws Exception {
        Path file = Files.writeString(folder.resolve("needs.tsv"), "hunger\tfood\n" + line + "\n");

        assertThatThrownBy(() -> NeedExamples.load(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 2");
    }

    @Test
    void aFileThatIsEmptyMissingOrNotUtf8IsRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.tsv"), "# nothing\n");
        Path latin1 = Files.write(folder.resolve("latin1.tsv"), new byte[] {'a', '\t', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> NeedExamples.load(empty)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> NeedExamples.load(latin1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> NeedExamples.load(folder.resolve("missing")))
                .isInstanceOf(InvalidInputException.class);
    }
}
