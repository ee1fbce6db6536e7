package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldLinesTest {
    private static final String LINE =
            "{\"id\":\"a-1\",\"text\":\"😀 ann@x.org\",\"spans\":[{\"type\":\"EMAIL\",\"start\":3,\"end\":12}]}";
    private static final GoldMessage MESSAGE =
            new GoldMessage("a-1", "😀 ann@x.org", List.of(new GoldSpan(EntityType.EMAIL, 3, 12)));

    @Test
    void readsWhatItWrites() {
        assertThat(GoldLines.write(MESSAGE)).isEqualTo(LINE);
        assertThat(GoldLines.read(LINE)).isEqualTo(MESSAGE);
    }

    @Test
    void ignoresOtherFieldsAndTakesNumbersAsIds() {
        assertThat(GoldLines.read("{\"id\":7,\"lang\":\"en\",\"text\":\"x\",\"spans\":[]}"))
                .isEqualTo(new GoldMessage("7", "x", List.of()));
    }

    @Test
    void hidesTheText() {
        assertThat(MESSAGE.toString()).doesNotContain("ann").contains("a-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@x.org",
                "[]",
                "{\"id\":1,\"text\":\"ann\"}",
                "{\"text\":\"ann\",\"spans\":[]}",
                "{\"id\":1,\"text\":5,\"spans\":[]}",
                "{\"id\":1,\"text\":\"ann\",\"spans\":[{\"type\":\"NAME\",\"start\":0}]}",
                "{\"id\":1,\"text\":\"ann\",\"spans\":[{\"type\":\"name\",\"start\":0,\"end\":3}]}",
                "{\"id\":1,\"text\":\"ann\",\"spans\":[{\"type\":\"NAME\",\"start\":0,\"end\":4}]}",
                "{\"id\":1,\"text\":\"ann\",\"spans\":[{\"type\":\"NAME\",\"start\":2,\"end\":2}]}",
                "{\"id\":1,\"text\":\"ann\",\"spans\":[{\"type\":\"NAME\",\"start\":0,\"end\":2},{\"type\":\"NAME\",\"start\":1,\"end\":3}]}"
            })
    void refusesOtherShapesWithoutQuoting(String line) {
        assertThatThrownBy(() -> GoldLines.read(line))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("ann");
    }
}
