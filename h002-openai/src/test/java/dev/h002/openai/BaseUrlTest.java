package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/, https://api.openai.com/v1/chat/completions",
        "' https://example.com ', https://example.com/chat/completions",
        "https://example.com//, https://example.com/chat/completions",
        "https://example.com:8443/a/b%20c/openai, https://example.com:8443/a/b%20c/openai/chat/completions",
        "HTTPS://EXAMPLE.com/v1, HTTPS://EXAMPLE.com/v1/chat/completions",
        "http://localhost:11434/v1, http://localhost:11434/v1/chat/completions",
        "http://LOCALHOST/v1, http://LOCALHOST/v1/chat/completions",
        "http://127.0.0.1:1/v1, http://127.0.0.1:1/v1/chat/completions",
        "http://127.255.0.3/v1, http://127.255.0.3/v1/chat/completions",
        "http://[::1]:8080/v1, http://[::1]:8080/v1/chat/completions",
    })
    void addsThePathToAnyPrefix(String base, String endpoint) {
        assertThat(BaseUrl.chatCompletions(base)).hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret-base",
                "https://",
                "https:///secret-base",
                "https://exa mple.com/secret-base",
                "ftp://localhost/secret-base",
                "file:///secret-base",
                "//example.com/secret-base",
                "http://example.com/secret-base",
                "http://127.0.0.1.example.com/secret-base",
                "http://localhost.example.com/secret-base",
                "http://127.0.0/secret-base",
                "http://128.0.0.1/secret-base",
                "http://0.0.0.0/secret-base",
                "http://10.0.0.1/secret-base",
                "http://[::2]/secret-base",
                "http://127.0.0.1:0/secret-base",
                "http://127.0.0.1:65536/secret-base",
                "http://127.0.0.1:99999999999/secret-base",
                "https://user:secret-base@example.com/v1",
                "http://localhost@example.com/secret-base",
                "https://example.com/v1?key=secret-base",
                "https://example.com/v1#secret-base",
                "https://example.com/%zz/secret-base",
            })
    void refusesWhatIsNoSafeBaseUrlWithoutRepeatingIt(String base) {
        assertThatThrownBy(() -> OpenAiGateway.builder().baseUrl(base))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.field()).isEqualTo("baseUrl"))
                .hasNoCause()
                .message()
                .startsWith("The base URL ")
                .doesNotContain("secret-base");
    }
}
