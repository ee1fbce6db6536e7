package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.EntityType;
import dev.h002.H002Exception;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseParserTest {
    @Test
    void everyPartOfTheNotation() {
        assertThat(PhraseParser.parse("a\\n\\#")).isEqualTo(new Phrase.Literal("a\n#"));
        assertThat(PhraseParser.parse("#")).isEqualTo(new Phrase.Digit());
        assertThat(PhraseParser.parse("{01-12}")).isEqualTo(new Phrase.Range(1, 12, 2));
        assertThat(PhraseParser.parse("{an*8}")).isEqualTo(new Phrase.Use("an", 8));
        assertThat(PhraseParser.parse("{/}")).isEqualTo(new Phrase.Separator());
        assertThat(PhraseParser.parse("{DATE_OF_BIRTH}"))
                .isEqualTo(new Phrase.Gold(new EntityType("DATE_OF_BIRTH"), "date_of_birth", null));
        assertThat(PhraseParser.parse("{NAME:full~nbsp}"))
                .isEqualTo(new Phrase.Gold(EntityType.NAME, "full", Disguise.NBSP));
        assertThat(PhraseParser.parse("<a|>"))
                .isEqualTo(new Phrase.Choice(List.of(new Phrase.Literal("a"), new Phrase.Sequence(List.of()))));
    }

    @Test
    void onlyTextWithoutGapsDoesNotVary() {
        assertThat(PhraseParser.parse("I'm cold").varies()).isFalse();
        assertThat(PhraseParser.parse("under {price}").varies()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{No Such}", "<a|b", "a\\", "{A:}"})
    void whatIsBrokenIsTold(String broken) {
        assertThatThrownBy(() -> PhraseParser.parse(broken)).isInstanceOf(H002Exception.class);
    }
}
