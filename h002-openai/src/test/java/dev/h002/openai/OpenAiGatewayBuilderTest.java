package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiGatewayBuilderTest {
    private final OpenAiGatewayBuilder builder = OpenAiGateway.builder();

    @Test
    void hidesTheKeyInToString() {
        try (OpenAiGateway gateway = builder.apiKey("sk-very-secret").build()) {
            assertThat(gateway.toString())
                    .contains("https://api.openai.com/v1", "gpt-4.1-mini", "hidden")
                    .doesNotContain("secret");
        }
        try (OpenAiGateway gateway = builder.apiKey(null).build()) {
            assertThat(gateway.toString()).contains("none");
        }
        assertThat(builder.apiKey("sk-very-secret").toString()).doesNotContain("secret");
    }

    @Test
    void tellsTheModelThatCallsPrefer() {
        OpenAiGatewayBuilder other =
                OpenAiGateway.custom("http://localhost:1/v1").model("other");
        try (OpenAiGateway gateway = builder.model("gpt-4o").fallback(other).build()) {
            assertThat(gateway.modelName()).isEqualTo("gpt-4o");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "sk-top secret", "sk-top\nsecret", "sk-top-secr\u00e9t", "sk-top\u0000secret"})
    void refusesAKeyThatCannotBeOneWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> builder.apiKey(key))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("secr", "top");
    }

    @Test
    void namesTheExactAddressOfEachPreset() {
        assertUrl(OpenAiGateway.openAi("k"), "https://api.openai.com/v1/chat/completions");
        assertUrl(OpenAiGateway.groq("k"), "https://api.groq.com/openai/v1/chat/completions");
        assertUrl(
                OpenAiGateway.gemini("k"), "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions");
        assertUrl(OpenAiGateway.openRouter("k"), "https://openrouter.ai/api/v1/chat/completions");
        assertUrl(OpenAiGateway.custom("http://localhost:11434/v1/"), "http://localhost:11434/v1/chat/completions");
    }

    @Test
    void asksFallbacksInTheOrderGivenAndTakesFourAtMost() {
        builder.fallback(OpenAiGateway.groq("g").model("a"))
                .fallback(OpenAiGateway.gemini("g").model("b"));
        try (OpenAiGateway gateway = builder.build()) {
            assertThat(gateway.status().endpoints())
                    .extracting(GatewayStatus.EndpointStatus::model)
                    .containsExactly("gpt-4.1-mini", "a", "b");
        }
        builder.fallback(OpenAiGateway.builder()).fallback(OpenAiGateway.builder());
        assertThatThrownBy(() -> builder.fallback(OpenAiGateway.builder())).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\nb", "Authorization", "host", "Content-Length", "connection", "\u00e9"})
    void refusesHeadersThatNoRequestMayCarryOrThatAreItsOwn(String name) {
        assertThatThrownBy(() -> builder.header(name, "secret-value"))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("secret-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\nvalue", "secret\u0000", "secr\u00e9t"})
    void refusesHeaderValuesThatCannotBeSentWithoutRepeatingThem(String value) {
        assertThatThrownBy(() -> builder.header("X-Team", value))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("secr");
    }

    @Test
    void refusesNumbersOfWaitingCallsOutOfRange() {
        for (int calls : new int[] {-1, 10_001}) {
            assertThatThrownBy(() -> builder.maxWaiting(calls)).isInstanceOf(InvalidInputException.class);
        }
    }

    private static void assertUrl(OpenAiGatewayBuilder preset, String url) {
        try (OpenAiGateway gateway = preset.build()) {
            assertThat(gateway.status().endpoints().get(0).url()).isEqualTo(url);
        }
    }

    @Test
    void refusesNumbersAndDurationsOutOfRange() {
        Map<String, List<ThrowingCallable>> refused = Map.of(
                "temperature",
                List.of(
                        () -> builder.temperature(-0.1),
                        () -> builder.temperature(2.1),
                        () -> builder.temperature(Double.NaN)),
                "model",
                List.of(() -> builder.model(" ")),
                "maxAttempts",
                List.of(() -> builder.maxAttempts(0), () -> builder.maxAttempts(11)),
                "maxConcurrent",
                List.of(() -> builder.maxConcurrent(0), () -> builder.maxConcurrent(1025)),
                "connectTimeout",
                List.of(() -> builder.connectTimeout(Duration.ZERO)),
                "headersTimeout",
                List.of(() -> builder.headersTimeout(Duration.ofMillis(-1))),
                "firstTokenTimeout",
                List.of(() -> builder.firstTokenTimeout(Duration.ofDays(1))),
                "idleTimeout",
                List.of(() -> builder.idleTimeout(Duration.ZERO)),
                "totalTimeout",
                List.of(() -> builder.totalTimeout(Duration.ofSeconds(Long.MAX_VALUE))),
                "maxWait",
                List.of(() -> builder.maxWait(Duration.ZERO)));

        refused.forEach((field, calls) -> calls.forEach(call -> assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        thrown -> assertThat(thrown.field()).isEqualTo(field))));
    }
}
