package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    @ParameterizedTest
    @CsvSource({
        "%40, 64, 3",
        "%2Ex, 46, 3",
        "%2ex, 46, 3",
        "%0A, 10, 3",
        "%2540, 64, 5",
        "%252540, 64, 7",
        "\\u0040, 64, 6",
        "\\u00e9e, 233, 6",
        "\\uFF20, 65312, 6",
        "&#64;, 64, 5",
        "&#0064;x, 64, 7",
        "&#x40;, 64, 6",
        "&#X1F600;, 128512, 9",
        "&#1114111;, 1114111, 10",
    })
    void whatIsEncodedIsRead(String text, int codePoint, int end) {
        long escape = Escapes.at(text, 0);

        assertThat(Escapes.codePoint(escape)).isEqualTo(codePoint);
        assertThat(Escapes.end(escape)).isEqualTo(end);
        assertThat(Escapes.any("x" + text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "%",
                "%4",
                "%4g",
                "%00",
                "%85",
                "% 40",
                "50% off",
                "\\",
                "\\n",
                "\\u004",
                "\\u0000",
                "\\U0040",
                "&",
                "&#",
                "&#;",
                "&#x;",
                "&#64",
                "&#0;",
                "&#1114112;",
                "&#99999999999;",
                "&#-1;",
                "&b;",
                "%\uff14\uff10"
            })
    void whatIsNotEncodedIsLeft(String text) {
        assertThat(Escapes.at(text, 0)).isEqualTo(-1);
        assertThat(Escapes.any(text)).isFalse();
    }
}
