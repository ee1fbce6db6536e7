package dev.h002.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTokenCounterTest {
    /** A text that the two tokenizers cut differently; the counts are those of OpenAI's cookbook on counting tokens. */
    private static final String BIRTHDAY = "お誕生日おめでとう";

    @ParameterizedTest
    @CsvSource({
        "gpt-4.1-mini, 8",
        "gpt-4.1-mini-2025-04-14, 8",
        "openai/gpt-4.1-mini, 8",
        "gpt-4o, 8",
        "gpt-5-nano, 8",
        "o3-mini, 8",
        "gpt-4, 9",
        "gpt-4-turbo, 9",
        "gpt-3.5-turbo-0125, 9"
    })
    void aModelsTokensAreCountedByItsOwnTokenizer(String model, int tokens) {
        assertThat(TokenCounter.ofModel(model).count(BIRTHDAY)).isEqualTo(tokens);
        assertThat(TokenCounter.ofModel(model).count("antidisestablishmentarianism"))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-3.3-70b-versatile", "gpt-42", "my-gpt-4", "o12", ""})
    void theTokensOfAnUnknownModelAreEstimated(String model) {
        assertThat(TokenCounter.ofModel(model).count(BIRTHDAY))
                .isEqualTo(TokenCounter.estimate().count(BIRTHDAY))
                .isEqualTo(9);
        assertThat(TokenCounter.ofModel(model).count("hello world")).isEqualTo(4);
    }

    @Test
    void withoutANameTheyAreEstimated() {
        assertThat(TokenCounter.ofModel(null).count("hello world")).isEqualTo(4);
    }

    @Test
    void whatLooksLikeASpecialTokenIsText() {
        assertThat(TokenCounter.ofModel("gpt-4o").count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void theEstimateIsNeverBelowWhatAModelCountsInOrdinaryText() {
        String facts = "stores: {\"name\":\"Downtown Café\",\"distanceMeters\":43,\"closesAt\":\"21:00\"}";
        for (String text : new String[] {facts, PromptComposer.GUARD.value(), "Wo ist meine Bestellung?"}) {
            assertThat(TokenCounter.estimate().count(text))
                    .isGreaterThanOrEqualTo(TokenCounter.ofModel("gpt-4o").count(text));
        }
    }
}
