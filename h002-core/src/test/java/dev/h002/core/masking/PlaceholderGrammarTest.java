package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderGrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<EMAIL_1>|EMAIL|1",
                "<email_12>|EMAIL|12",
                "< EMAIL_1 >|EMAIL|1",
                "<EMAIL _ 1>|EMAIL|1",
                "<EMAIL\\_1>|EMAIL|1",
                "<EMAIL\u00a0_1>|EMAIL|1",
                "<DATE_OF_BIRTH_3>|DATE_OF_BIRTH|3",
                "<DATE\\_OF\\_BIRTH\\_3>|DATE_OF_BIRTH|3",
                "<EMAIL_007>|EMAIL|7",
                "<ABCDEFGHIJKLMNOPQRST_1>|ABCDEFGHIJKLMNOPQRST|1",
            })
    void whatModelsMakeOfPlaceholdersIsRead(String text, String label, int number) {
        assertThat(PlaceholderGrammar.end(text, 0)).isEqualTo(text.length());
        assertThat(PlaceholderGrammar.end("x" + text + "y", 1)).isEqualTo(text.length() + 1);
        assertThat(PlaceholderGrammar.parse(text, 0, text.length())).isEqualTo(new Parsed(label, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMAIL_1>",
                "<>",
                "<1>",
                "<_1>",
                "<EMAIL>",
                "<EMAIL_>",
                "<EMAIL__1>",
                "<EMAIL_1_2>",
                "<EMAIL-1>",
                "<EM AIL_1>",
                "<EMAIL_1 2>",
                "<EMAIL_1<",
                "<<EMAIL_1>",
                "<EMAIL\\1>",
                "<\\EMAIL_1>",
                "<EMAIL_12345678>",
                "<ABCDEFGHIJKLMNOPQRSTUV_1>",
                "</EMAIL_1>",
                "<EMAIL_1\\>",
                "<EMA\u0130L_1>",
                "<EMAIL_\u0661>",
                "<EMAIL_1                              >"
            })
    void whatIsNoPlaceholderIsNot(String text) {
        assertThat(PlaceholderGrammar.end(text, 0)).isEqualTo(PlaceholderGrammar.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "< ", "<E", "<EMAIL", "<EMAIL_", "<EMAIL_1", "<EMAIL\\", "<EMAIL_1 "})
    void whatMayBecomeOneIsUndecided(String text) {
        assertThat(PlaceholderGrammar.end(text, 0)).isEqualTo(PlaceholderGrammar.UNDECIDED);
    }

    @Test
    void onlyWhatThisLibraryWritesIsWritten() {
        assertThat(PlaceholderGrammar.isWritten("<EMAIL_1>")).isTrue();
        assertThat(PlaceholderGrammar.isWritten("<email_1>")).isFalse();
        assertThat(PlaceholderGrammar.isWritten("<EMAIL_01>")).isFalse();
        assertThat(PlaceholderGrammar.isWritten("<EMAIL_1>x")).isFalse();
        assertThat(PlaceholderGrammar.isWritten("")).isFalse();
        assertThat(new Parsed("EMAIL", 3).written()).isEqualTo("<EMAIL_3>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL", "IBAN", "NATIONAL_ID", "DATE_OF_BIRTH", "NAME", "SECRET", "LOYALTY_CARD"})
    void everyTypeHasANeutralWordThatSaysNothing(String label) {
        assertThat(PlaceholderGrammar.neutral(label))
                .isNotBlank()
                .doesNotContain("<", ">", "_")
                .isLowerCase();
    }
}
