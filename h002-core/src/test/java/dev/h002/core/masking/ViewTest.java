package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
    private final View view = new View();

    private String text() {
        return view.text(0, view.length);
    }

    /** What of the text a stretch of the view stands for. */
    private String original(String text, int from, int to) {
        return text.substring(view.start(from), view.end(to - 1));
    }

    @Test
    void plainTextIsTakenAsItIs() {
        view.take("a@b.co");

        assertThat(text()).isEqualTo("a@b.co");
        assertThat(view.start(2)).isEqualTo(2);
        assertThat(view.end(2)).isEqualTo(3);
    }

    @Test
    void everyCharacterKnowsWhereItCameFrom() {
        String text = "\ud835\udc0c\u200bay\uff41 \u00df\u2013e\u0301!";
        view.fold(text);

        assertThat(text()).isEqualTo("Maya ss-e!");
        assertThat(original(text, 0, 1)).isEqualTo("\ud835\udc0c");
        assertThat(original(text, 0, 4)).isEqualTo("\ud835\udc0c\u200bay\uff41");
        assertThat(original(text, 5, 6)).isEqualTo("\u00df");
        assertThat(original(text, 6, 7)).isEqualTo("\u00df");
        assertThat(original(text, 8, 9)).isEqualTo("e\u0301");
    }

    @Test
    void whiteSpaceIsABlankOrALineFeed() {
        view.fold("a\u00a0b\u3000c\td\u2028e\u0085f");

        assertThat(text()).isEqualTo("a b c d\ne\nf");
    }

    @Test
    void encodedCharactersAreReadAsWhatTheyStandFor() {
        String text = "a%40b\\u002ec&#111;&#x4d;";
        view.decode(text);

        assertThat(text()).isEqualTo("a@b.coM");
        assertThat(original(text, 1, 2)).isEqualTo("%40");
        assertThat(original(text, 3, 4)).isEqualTo("\\u002e");
        assertThat(original(text, 6, 7)).isEqualTo("&#x4d;");
        view.fold(text);
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void outsideTheTextStandsNothing() {
        view.fold("ab");

        assertThat(view.at(-1)).isEqualTo((char) 0);
        assertThat(view.at(0)).isEqualTo('a');
        assertThat(view.at(2)).isEqualTo((char) 0);
    }

    @Test
    void oneViewReadsOneTextAfterTheOther() {
        view.fold("\u00e9".repeat(5_000));
        assertThat(view.isLarge(4_000)).isTrue();
        view.take("short");
        assertThat(text()).isEqualTo("short");
        view.fold("caf\u00e9");
        assertThat(text()).isEqualTo("cafe");
        view.take("");
        assertThat(view.length).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ude00", "a\ud83d", "\u0301a", "\ufdfa", "\u0000"})
    void placesStayInsideTheTextAndInOrder(String text) {
        view.fold(text);

        int done = 0;
        for (int i = 0; i < view.length; i++) {
            assertThat(view.start(i)).isBetween(done, text.length() - 1);
            assertThat(view.end(i)).isBetween(view.start(i) + 1, text.length());
            done = view.start(i);
        }
    }

    @Test
    void aViewPrintsNoText() {
        view.take("maya@example.com");

        assertThat(view).hasToString("View[16]");
    }
}
