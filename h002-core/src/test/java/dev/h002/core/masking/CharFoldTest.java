package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharFoldTest {
    @ParameterizedTest
    @CsvSource({
        "Maya,maya",
        "\u00c9CLAIR,eclair",
        "e\u0301clair,eclair",
        "Stra\u00dfe,strasse",
        "STRA\u1e9eE,strasse",
        "\u00d8yvind,oyvind",
        "\u0141\u00f3d\u017a,lodz",
        "\u00c6r\u00f8,aero",
        "\u0153uvre,oeuvre",
        "\u00deor,thor",
        "\uff2d\uff41\uff59\uff41,maya",
        "\ud835\udc0c\ud835\udc1a\ud835\udc32\ud835\udc1a,maya",
        "m\u0430y\u0430,maya",
        "\u03bf\u03c1,op",
        "fi\ufb01,fifi",
        "\u0130stanbul,istanbul",
        "\u0131zm\u0131r,izmir",
        "\uff11\u0662\u0969\u06f4\ud835\udfd3,12345",
        "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h,a-b-c-d-e-f-g-h",
        "o\u2019neill,o'neill",
        "a\u3002b\uff0ec\u2024d\u00b7e,a.b.c.d.e",
        "a\uff20b\ufe6bc,a@b@c",
        "m\u200ba\u200cy\u200d\u00ada\u2060\ufeff,maya",
        "\u202ema\u202cya,maya",
        "\u6771\u4eac,\u6771\u4eac",
    })
    void whatReadsTheSameFoldsToTheSame(String text, String folded) {
        assertThat(CharFold.fold(text)).isEqualTo(folded);
        assertThat(CharFold.fold(folded)).isEqualTo(folded);
    }

    @Test
    void bothSigmasAreOne() {
        assertThat(CharFold.fold("\u039f\u0394\u039f\u03a3")).isEqualTo(CharFold.fold("\u03bf\u03b4\u03bf\u03c2"));
    }

    @Test
    void aCharacterThatStandsForAWholePhraseStaysOne() {
        assertThat(CharFold.plain(0xFDFA)).isEqualTo("\ufdfa");
    }

    @Test
    void caseIsKeptInPlainText() {
        assertThat(CharFold.plain('\u00c9')).isEqualTo("E");
        assertThat(CharFold.lower('\u00c9')).isEqualTo('\u00e9');
        assertThat(CharFold.lower('Q')).isEqualTo('q');
    }

    @ParameterizedTest
    @ValueSource(ints = {0x200B, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x202E, 0x2066, 0, 7, 0x34F, 0x3164, 0xFE0F, 0xE0101})
    void whatNobodySeesIsInvisible(int codePoint) {
        assertThat(CharFold.invisible(codePoint)).isTrue();
        assertThat(CharFold.plain(codePoint)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '\t', '\n', '\r', 0x85, 0xA0, 0x202F, 0x3000, 0x2003, 0x2028})
    void everyWhiteSpaceIsSpaceAndVisible(int codePoint) {
        assertThat(CharFold.space(codePoint)).isTrue();
        assertThat(CharFold.invisible(codePoint)).isFalse();
    }

    @Test
    void accentsAreMarksAndVowelSignsThatAreLettersAreNot() {
        assertThat(CharFold.mark(0x301)).isTrue();
        assertThat(CharFold.mark(0x5B0)).isTrue();
        assertThat(CharFold.mark(0x64B)).isTrue();
        assertThat(CharFold.mark(0x93F)).isFalse();
        assertThat(CharFold.mark('a')).isFalse();
    }

    @Test
    void someScriptsPutNoSpacesBetweenWords() {
        assertThat("\u738b\u3042\u30a2\uae40\u0e01\u1780".chars().allMatch(c -> CharFold.unspaced((char) c)))
                .isTrue();
        assertThat("aZ9 \u00e9\u0416\u03a9\u05d0\u0639".chars().noneMatch(c -> CharFold.unspaced((char) c)))
                .isTrue();
    }
}
