package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.h002.MaskedText;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a prompt holds, the request is valid by the published schema and says what the prompt says. */
class ChatRequestBodyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    @Test
    void randomPromptsMakeValidRequestsThatSayTheSame() throws Exception {
        Random random = new Random(2026);
        for (int i = 0; i < 1000; i++) {
            Prompt prompt = prompt(random, i % 100 == 0 ? 1 << 20 : 300);
            boolean streamed = random.nextBoolean();
            Long seed = random.nextBoolean() ? random.nextLong() : null;

            byte[] body = ChatRequestBody.of("m-1", settings(random.nextDouble(2), seed), prompt, streamed);

            JsonNode request = MAPPER.readTree(strictUtf8(body));
            assertThat(SCHEMA.validate(request)).isEmpty();
            assertThat(request.path("max_tokens").asInt()).isEqualTo(prompt.maxOutputTokens());
            assertThat(request.path("stream").asBoolean(false)).isEqualTo(streamed);
            assertThat(request.has("seed")).isEqualTo(seed != null);
            assertThat(request.path("messages")).hasSameSizeAs(prompt.messages());
            for (int m = 0; m < prompt.messages().size(); m++) {
                assertThat(request.path("messages").get(m).path("content").textValue())
                        .isEqualTo(whole(prompt.messages().get(m).text().value()));
            }
        }
    }

    /** Lest the schema lets everything pass. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\":\"m\",\"messages\":[]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"USER\",\"content\":\"a\"}]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":null}]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"temperature\":2.5}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"maxTokens\":5}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"stream_options\":{}}",
            })
    void theSchemaRefusesWhatTheServiceWould(String request) throws Exception {
        assertThat(SCHEMA.validate(MAPPER.readTree(request))).isNotEmpty();
    }

    private static Prompt prompt(Random random, int mostLetters) {
        List<PromptMessage> messages = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int length = mostLetters > 300 ? mostLetters / count : random.nextInt(mostLetters);
            messages.add(new PromptMessage(
                    Role.values()[random.nextInt(3)], MaskedText.alreadyMasked(text(random, length))));
        }
        return new Prompt(messages, 1 + random.nextInt(5000), random.nextBoolean() ? "9f86d081" : null);
    }

    /** Any UTF-16 units: control characters, NUL, quotes, halves of surrogate pairs and whole ones. */
    private static String text(Random random, int length) {
        return IntStream.range(0, length)
                .map(i -> switch (random.nextInt(6)) {
                    case 0 -> random.nextInt(0x20);
                    case 1 -> "\"\\/<>{}[]:,\u2028\ufeff\u007f\uffff".charAt(random.nextInt(15));
                    case 2 -> 0xD800 + random.nextInt(0x800);
                    case 3 -> 0x1F600 + random.nextInt(64);
                    default -> random.nextInt(0x10000);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Halves of surrogate pairs cannot be sent; UTF-8 has a question mark for them. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String strictUtf8(byte[] body) throws Exception {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static Settings settings(double temperature, Long seed) {
        Duration second = Duration.ofSeconds(1);
        return new Settings(
                List.of(new Endpoint(BaseUrl.chatCompletions("http://localhost/v1"), "m-1", null, Map.of())),
                temperature,
                seed,
                new Timeouts(second, second, second, second, second),
                3,
                64,
                1000,
                second,
                second,
                Clock.systemUTC());
    }

    private static JsonSchema schema() {
        InputStream text = ChatRequestBodyTest.class.getResourceAsStream("chat-completion-request.schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }
}
