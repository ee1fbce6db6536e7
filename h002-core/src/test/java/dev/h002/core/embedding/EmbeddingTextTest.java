package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.MaskedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is <ORDER_1>?|Where is order?",
                "<EMAIL_12> and <PHONE_2>|email and phone",
                "<CARD_NUMBER_3>|card number",
                "a < b and c > d|a < b and c > d",
                "<order_1>|<order_1>"
            })
    void aPlaceholderIsReadAsItsType(String masked, String expected) {
        assertThat(EmbeddingText.of(MaskedText.alreadyMasked(masked))).isEqualTo(expected);
    }

    @Test
    void theEstimateOfTokensGrowsWithWordsAndWithLength() {
        TokenCounter estimate = TokenCounter.estimate();

        assertThat(estimate.count("")).isZero();
        assertThat(estimate.count("two words")).isEqualTo(3);
        assertThat(estimate.count("x".repeat(400))).isEqualTo(100);
        assertThat(TokenCounter.of(new HashingEmbeddingModel()).count("two words"))
                .isEqualTo(3);
    }
}
