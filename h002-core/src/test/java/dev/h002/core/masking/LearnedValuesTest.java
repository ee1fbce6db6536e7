package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnedValuesTest {
    private static final int MOST = 200;

    private static Candidate candidate(EntityType type, String text, String value, Evidence evidence) {
        int start = text.indexOf(value);
        return new Candidate(type, start, start + value.length(), evidence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order 48213|is 48213 there?|is <ORDER_1> there?",
                "I'm Yusuf Rossi|yusuf rossi waits|<NAME_1> waits",
                "I'm Yusuf|for Yusuf, please|for <NAME_1>, please",
                "SSN 123456789|was it 123456789?|was it <NATIONAL_ID_1>?",
                "password: hunter22|I typed hunter22|I typed <SECRET_1>",
                "born 1985-03-12|so 1985-03-12 it is|so <DATE_OF_BIRTH_1> it is",
                "my zip is 94107|94107 you said|<ADDRESS_1> you said",
                "Ship to 12 Oak Street|to 12 oak street then|to <ADDRESS_1> then",
            })
    void whatWordsGaveAwayIsFoundWithoutThemInTheNextTextAndSession(String first, String second, String masked) {
        PlaceholderMasker masker = PlaceholderMasker.create();
        MaskingSession session = masker.open(List.of(), Map.of());
        session.mask(first);

        assertThat(session.mask(second).text().value()).isEqualTo(masked);
        assertThat(masker.open(List.of(), session.vault()).mask(second).text().value())
                .isEqualTo(masked);
    }

    @Test
    void shortNumbersAreNotLearned() {
        MaskingSession session = PlaceholderMasker.create().open(List.of(), Map.of());
        session.mask("order no. 482 and my pin is 4321");

        assertThat(session.mask("482 points, 4321 steps").text().value()).isEqualTo("482 points, 4321 steps");
    }

    @Test
    void whatIsKnownOrWasLearnedBeforeIsNoNews() {
        LearnedValues learned = new LearnedValues(Map.of());
        String text = "order 48213";
        Candidate known = candidate(EntityType.ORDER, text, "48213", Evidence.KNOWN);
        Candidate fresh = candidate(EntityType.ORDER, text, "48213", Evidence.CONTEXT);

        assertThat(learned.learn(text, List.of(known)).isEmpty()).isTrue();
        assertThat(learned.learn(text, List.of(fresh)).isEmpty()).isFalse();
        assertThat(learned.learn(text, List.of(fresh)).isEmpty()).isTrue();
        assertThat(learned.trie().isEmpty()).isFalse();
    }

    @Test
    void whatIsFoundByItsShapeIsNotLearned() {
        LearnedValues learned = new LearnedValues(Map.of("<EMAIL_1>", "maya@example.com"));
        String text = "maya@example.com";

        assertThat(learned.trie().isEmpty()).isTrue();
        assertThat(learned.learn(text, List.of(candidate(EntityType.EMAIL, text, text, Evidence.VALIDATED)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theFirstTwoHundredAreLearned() {
        LearnedValues learned = new LearnedValues(Map.of());
        for (int i = 0; i < MOST; i++) {
            String number = String.valueOf(10_000 + i);
            assertThat(learned.learn(number, List.of(candidate(EntityType.ORDER, number, number, Evidence.CONTEXT)))
                            .isEmpty())
                    .isFalse();
        }
        String late = "99999";

        assertThat(learned.learn(late, List.of(candidate(EntityType.ORDER, late, late, Evidence.CONTEXT)))
                        .isEmpty())
                .isTrue();
        assertThat(learned).hasToString("LearnedValues[200]");
    }
}
