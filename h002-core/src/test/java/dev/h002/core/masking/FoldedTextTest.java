package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zo\u00eb|zoe",
                "Zoe\u0308|zoe",
                "GRO\u1e9e gro\u00df|gross gross",
                "\u0130stanbul \u0131|istanbul i",
                "\u039f\u0394\u039f\u03a3 \u03bf\u03b4\u03cc\u03c2|\u03bf\u03b4\u03bf\u03c3 \u03bf\u03b4\u03bf\u03c3",
                "\ufb01n \u00c6r\u00f8 \u0141\u00f3d\u017a|fin aero lodz",
                "O\u2019Brien O`Brien|o'brien o'brien",
                "a\u2011b\u2013c|a-b-c",
                "\ud835\udc0c\ud835\udc1aya|maya",
                "\uff11\u0662\u0969|123",
                "a\u200b\u00adb\u2060c|abc",
                "a \t\u00a0\u3000 b|a b",
            })
    void foldingForgetsHowAValueIsTyped(String text, String folded) {
        assertThat(FoldedText.fold(text)).isEqualTo(folded);
    }

    @Test
    void charactersKnowWhereTheyCameFrom() {
        FoldedText view = FoldedText.folded("x\u200bZoe\u0308  \ufb01");

        assertThat(view).hasToString("xzoe fi");
        assertThat(view.start(1)).isEqualTo(2);
        assertThat(view.end(3)).isEqualTo(6);
        assertThat(view.start(4)).isEqualTo(6);
        assertThat(view.end(4)).isEqualTo(8);
        assertThat(view.start(6)).isEqualTo(8);
        assertThat(view.end(6)).isEqualTo(9);
    }

    @Test
    void narrowingKeepsCaseAccentsAndLines() {
        assertThat(FoldedText.narrowed("Zo\u00eb\n\uff11\u200b\u0662\u00a0\u2013\uff20"))
                .hasToString("Zo\u00eb\n12 -@");
    }

    @Test
    void anyTextCanBeFoldedAndOffsetsStayInOrder() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                text.append((char) random.nextInt(0x10000));
            }
            for (FoldedText view : new FoldedText[] {FoldedText.folded(text), FoldedText.narrowed(text)}) {
                int last = 0;
                for (int i = 0; i < view.length(); i++) {
                    assertThat(view.start(i)).isGreaterThanOrEqualTo(last).isLessThan(view.end(i));
                    assertThat(view.end(i)).isLessThanOrEqualTo(text.length());
                    last = view.start(i);
                }
            }
        }
    }
}
