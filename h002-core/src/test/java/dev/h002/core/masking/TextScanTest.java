package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextScanTest {
    private final TextScan scan = new TextScan();

    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (int token = 0; token < scan.count(); token++) {
            tokens.add(scan.view.text(scan.start(token), scan.end(token)));
        }
        return tokens;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call 415-555 now|call,415,555,now",
                "CA94107|CA,94107",
                "12b|12,b",
                "I'm|I,m",
                "a@b.co|a,b,co",
                "caf\u00e9 \uff11\uff12|cafe,12",
                "m\u200baya|maya",
                "\u6211\u53ebMaya|\u6211\u53ebMaya",
            })
    void wordsAndNumbersAreTokens(String text, String tokens) {
        scan.read(text);

        assertThat(tokens()).containsExactly(tokens.split(",", -1));
    }

    @Test
    void textWithoutThemHasNone() {
        for (String text : List.of("", " ", "-- ! @", "\u200b")) {
            scan.read(text);
            assertThat(scan.count()).isZero();
            assertThat(scan.numbers()).isZero();
        }
    }

    @Test
    void tokensSayWhatTheyAre() {
        scan.read("Maya 94107 IL CA94107 street");

        assertThat(scan.is(0, TextScan.CAPITAL)).isTrue();
        assertThat(scan.is(0, TextScan.UPPER)).isFalse();
        assertThat(scan.is(1, TextScan.NUMBER)).isTrue();
        assertThat(scan.is(2, TextScan.UPPER)).isTrue();
        assertThat(scan.is(4, TextScan.JOINED)).isTrue();
        assertThat(scan.is(1, TextScan.JOINED)).isFalse();
        assertThat(scan.is(5, WordKind.STREET_STRONG.bit)).isTrue();
        assertThat(scan.isWord(5, "street")).isTrue();
        assertThat(scan.isWord(5, "stree")).isFalse();
        assertThat(scan.lower(0)).isEqualTo("maya");
        assertThat(scan.number(1)).isEqualTo(4);
    }

    @Test
    void outsideTheTextThereIsNothing() {
        scan.read("one two");

        for (int token : new int[] {-5, -1, 2, 100}) {
            assertThat(scan.flags(token)).isZero();
            assertThat(scan.length(token)).isZero();
            assertThat(scan.isNumber(token)).isFalse();
            assertThat(scan.capital(token)).isFalse();
            assertThat(scan.isWord(token, "one")).isFalse();
        }
        assertThat(scan.end(-1)).isZero();
        assertThat(scan.start(2)).isEqualTo(7);
    }

    @Test
    void gapsAreWhatStandsBetween() {
        scan.read("a, b--c");

        assertThat(scan.gap(0, ", ", 2)).isTrue();
        assertThat(scan.gap(0, ", ", 1)).isFalse();
        assertThat(scan.gap(0, " ", 2)).isFalse();
        assertThat(scan.gap(1, "-", 2)).isTrue();
    }

    @Test
    void theTokenAtAPlaceIsTheFirstFromThereOn() {
        scan.read("ab 12 cd");

        assertThat(scan.tokenAt(0)).isZero();
        assertThat(scan.tokenAt(1)).isOne();
        assertThat(scan.tokenAt(3)).isOne();
        assertThat(scan.tokenAt(99)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b, AT",
        "a b, NONE",
        "x:y, COLON",
        "50%, ESCAPE",
        "abcdefghijklmnop, LONG_RUN",
        "call 4155552671, SEVEN"
    })
    void cluesSayWhatATextMayHold(String text, String clue) {
        int bit = switch (clue) {
            case "AT" -> Clues.AT_SIGN;
            case "COLON" -> Clues.COLON;
            case "ESCAPE" -> Clues.ESCAPE;
            case "LONG_RUN" -> Clues.LONG_RUN;
            case "SEVEN" -> Clues.SEVEN_DIGITS;
            default -> 0;
        };
        scan.read(text);

        assertThat(scan.clues() & bit).isEqualTo(bit);
        int others = Clues.AT_SIGN | Clues.COLON | Clues.ESCAPE | Clues.LONG_RUN | Clues.SEVEN_DIGITS;
        assertThat(scan.clues() & others & ~bit).isZero();
    }

    @Test
    void aLongTextIsReadWholeAndTheNextAfresh() {
        scan.read("word 12 ".repeat(3_000));
        assertThat(scan.count()).isEqualTo(6_000);
        assertThat(scan.numbers()).isEqualTo(3_000);
        assertThat(scan.is(5_998, TextScan.NUMBER)).isFalse();
        assertThat(scan.isNumber(5_999)).isTrue();

        scan.read("a%40b");
        assertThat(tokens()).containsExactly("a", "40", "b");
        scan.readDecoded("a%40b");
        assertThat(scan.view.text(0, scan.view.length)).isEqualTo("a@b");
        assertThat(scan).hasToString("TextScan[tokens=2]");
    }
}
