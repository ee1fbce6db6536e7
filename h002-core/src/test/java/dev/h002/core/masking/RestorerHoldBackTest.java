package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestorerHoldBackTest {
    private final MaskingSession session = PlaceholderMasker.create().open(List.of(), Map.of("<EMAIL_1>", "a@x.com"));

    @Test
    void neverMoreThan64CharactersAreHeldBack() {
        String[] fragments = {"<", "< ", "<EMAIL_1", " ", ">", "_", "1", "A", "word ", "    "};
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            MaskingSession.Restorer restorer = session.restorer();
            StringBuilder given = new StringBuilder();
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                String piece = fragments[random.nextInt(fragments.length)];
                given.append(piece);
                String out = restorer.push(piece);
                shown.append(out);
                int held = given.length() - given.toString().lastIndexOf('<');
                boolean complete = session.restore(given.toString()).contentEquals(shown);
                assertThat(complete || held < PlaceholderGrammar.MAX_LENGTH).isTrue();
            }
        }
    }

    @Test
    void textWithoutABracketIsShownAtOnce() {
        MaskingSession.Restorer restorer = session.restorer();

        assertThat(restorer.push("Hello, is 3 > 2?")).isEqualTo("Hello, is 3 > 2?");
        assertThat(restorer.push(" 1 < 2")).isEqualTo(" 1 < 2");
        assertThat(restorer.push(" <EMA")).isEqualTo(" ");
        assertThat(restorer.push("IL_1> ok")).isEqualTo("a@x.com ok");
        assertThat(restorer.finish()).isEmpty();
    }
}
