package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, values and recognizers that nobody should give. */
class OddTextTest {
    private static final String SECRET = "maya@example.com";

    private static MaskingSession open(PlaceholderMasker.Builder builder) {
        return builder.build().open(List.of(), Map.of());
    }

    @Test
    void nullIsRefusedAtOnce() {
        MaskingSession session = open(PlaceholderMasker.builder());

        assertThatThrownBy(() -> session.mask(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> session.conceal(EntityType.NAME, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> session.restore(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> PlaceholderMasker.create().open(null, Map.of()))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> PlaceholderMasker.create().open(List.of(), null))
                .isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\r\n",
                "\u0000",
                "\ud83d",
                "\ude00",
                "\ude00\ud83d",
                "\u0301",
                "%",
                "%4",
                "%zz%",
                "\\",
                "\\u",
                "\\u00",
                "&#",
                "&#;",
                "&#x110000;",
                "&#99999999999;",
                "\ufffe\uffff",
                "@",
                "#",
                "+",
                "<>"
            })
    void textsWithoutAnythingPersonalStayAsTheyAre(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }

    @Test
    void halvesOfSurrogatePairsHideNothing() {
        assertThat(OneText.masked("\ud83d maya@example.com \ude00")).isEqualTo("\ud83d <EMAIL_1> \ude00");
        assertThat(OneText.masked("\ud83d415-555-2671\ud83d")).doesNotContain("2671");
        assertThat(OneText.masked("maya@example.com\ud83d")).doesNotContain("example");
        assertThat(OneText.masked("\ud83d\ude00maya@example.com\ud83d\ude00")).doesNotContain("example");
    }

    @ParameterizedTest
    @CsvSource({"16, true", "15, false"})
    void theLimitCountsUtf16UnitsAndItsMessageHoldsNoText(int limit, boolean fits) {
        MaskingSession session = open(PlaceholderMasker.builder().maxTextLength(limit));
        Throwable failure = catchThrowable(() -> session.mask(SECRET));

        assertThat(failure == null).isEqualTo(fits);
        if (!fits) {
            assertThat(failure).isInstanceOf(InvalidInputException.class).hasNoCause();
            assertThat(failure.toString()).doesNotContain("maya", "example");
        }
    }

    @Test
    void aRecognizerThatExhaustsTheStackFailsTheMaskingOnly() {
        MaskingSession session = open(PlaceholderMasker.builder().recognizer((text, findings) -> {
            throw new StackOverflowError(text.toString());
        }));
        Throwable failure = catchThrowable(() -> session.mask(SECRET));

        assertThat(failure).isInstanceOf(MaskingException.class).hasNoCause();
        assertThat(failure.toString()).doesNotContain("maya");
        assertThat(session.vault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "0, 17", "3, 3", "4, 3", "16, 17"})
    void spansOutsideTheTextFailTheMasking(int start, int end) {
        MaskingSession session = open(
                PlaceholderMasker.builder().recognizer((text, findings) -> findings.add(EntityType.NAME, start, end)));

        assertThatThrownBy(() -> session.mask(SECRET)).isInstanceOf(MaskingException.class);
    }

    @Test
    void aRecognizerReadsPlainCharactersAndItsSpansAreTheTexts() {
        List<String> read = new ArrayList<>();
        PlaceholderMasker masker = PlaceholderMasker.builder()
                .recognizer((text, findings) -> {
                    read.add(text.toString());
                    int at = text.toString().indexOf("LC-77");
                    if (at >= 0) {
                        findings.add(new EntityType("LOYALTY_CARD"), at, at + 5);
                    }
                })
                .build();

        assertThat(OneText.masked(masker, List.of(), "my \uff2c\u200b\uff23\u201377 is Caf\u00e9"))
                .isEqualTo("my <LOYALTY_CARD_1> is Caf\u00e9");
        assertThat(read.get(0)).isEqualTo("my LC-77 is Cafe");
    }

    @Test
    void aConversationThatIsFullSaysSoWithoutAValue() {
        MaskingSession session = open(PlaceholderMasker.builder().maxPlaceholders(1));
        session.mask(SECRET);

        assertThat(session.mask("again MAYA@example.com").text().value()).isEqualTo("again <EMAIL_1>");
        assertThatThrownBy(() -> session.mask("bob@example.org"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("bob");
    }

    @Test
    void nothingPrintsAValue() {
        MaskingSession session =
                PlaceholderMasker.create().open(List.of(new KnownValue(EntityType.NAME, "Maya")), Map.of());
        session.mask(SECRET);

        assertThat(session.toString() + session.restorer()).doesNotContainIgnoringCase("maya");
    }
}
