package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.MaskedText;
import dev.h002.spi.Completion;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Nothing of a prompt, an answer or the key comes out by way of an exception, a log, a console or a toString. */
@Isolated("Takes the console and the root logger of the whole process.")
class OpenAiGatewayPrivacyTest {
    private static final String KEY = "sk-wombat-key";
    private static final String ASKED = "wombat-asked";
    private static final String ANSWERED = "wombat-answered";
    private static final String USER = "wombat-user";
    private static final String SECRET = "wombat";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final Logger root = Logger.getLogger("");
    private final Level levelBefore = root.getLevel();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final LogCapture log = new LogCapture();

    @BeforeEach
    void capture() {
        PrintStream captured = new PrintStream(console, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        root.setLevel(Level.ALL);
        root.addHandler(log);
    }

    @AfterEach
    void restore() {
        System.setOut(outBefore);
        System.setErr(errBefore);
        root.setLevel(levelBefore);
        root.removeHandler(log);
    }

    @Test
    void keepsThePromptTheAnswerAndTheKeyToItself() throws Exception {
        StringWriter told = new StringWriter();
        for (ResponseDefinitionBuilder answer : answers()) {
            SERVER.resetMappings();
            SERVER.stubFor(any(anyUrl()).willReturn(answer));
            // A gateway each, lest the circuit breaker keeps requests back.
            try (OpenAiGateway gateway = Answers.gatewayTo(SERVER.baseUrl() + "/v1")
                    .apiKey(KEY)
                    .maxAttempts(2)
                    .build()) {
                told.append(gateway.toString()).append(gateway.status().toString());
                tell(gateway.complete(prompt()), told);
                tell(gateway.stream(prompt(), piece -> {}), told);
            }
        }

        root.info("the capture works");
        System.err.println("the capture works");
        assertThat(told.toString())
                .contains("GatewayException", "Completion[model=m-1")
                .doesNotContain(SECRET);
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("the capture works")
                .doesNotContain(SECRET);
        assertThat(String.join("\n", log.lines)).contains("the capture works").doesNotContain(SECRET);
        assertThat(SERVER.getAllServeEvents())
                .hasSizeGreaterThan(40)
                .allMatch(event -> event.getRequest().getBodyAsString().contains(ASKED)
                        && event.getRequest().getHeader("Authorization").contains(KEY));
    }

    private static List<ResponseDefinitionBuilder> answers() {
        String echo = ANSWERED + " " + KEY + " " + ASKED;
        String error = "{\"error\":{\"message\":\"" + echo + "\",\"code\":\"" + echo + "\",\"type\":\"" + echo + "\"}}";
        return List.of(
                Answers.whole(echo),
                Answers.streamed(echo, echo),
                Answers.stream(ScriptedServer.chunk(echo)),
                Answers.stream(ScriptedServer.chunk(echo) + "data: " + echo + "\n\n"),
                Answers.stream(ScriptedServer.chunk(echo) + "data: " + error + "\n\n"),
                Answers.stream(ScriptedServer.chunk(echo) + "data: {\"choices\":\"" + echo + "\"}\n\n"),
                Answers.json(200, "{\"choices\":[{\"message\":{\"content\":\"" + echo),
                Answers.json(200, error),
                Answers.json(400, error),
                Answers.json(401, error),
                Answers.json(404, error),
                Answers.json(429, error).withHeader("Retry-After", echo),
                Answers.json(429, error).withHeader("retry-after-ms", echo),
                Answers.json(500, error),
                aResponse().withStatus(307).withHeader("Location", "https://" + ANSWERED + ".example/" + ASKED),
                aResponse().withHeader("Content-Type", ANSWERED).withBody(echo),
                aResponse().withHeader("Content-Type", "text/html").withBody("<html>" + echo),
                aResponse().withBody(echo).withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withBody(echo).withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withBody(echo).withFault(Fault.EMPTY_RESPONSE));
    }

    @Test
    void repeatsNothingOfAnAnswerThatIsNoHttp() throws Exception {
        StringWriter told = new StringWriter();
        for (String answer : List.of(
                ANSWERED + " " + KEY + "\r\n\r\n",
                "HTTP/1.1 " + ANSWERED + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + ANSWERED + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + ANSWERED + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nbad " + ANSWERED + ": x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ANSWERED + "\r\n")) {
            try (ScriptedServer server = ScriptedServer.sending(answer);
                    OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl())
                            .apiKey(KEY)
                            .maxAttempts(1)
                            .idleTimeout(Duration.ofMillis(300))
                            .headersTimeout(Duration.ofMillis(300))
                            .build()) {
                var failure = Answers.failure(gateway.complete(prompt()));
                failure.printStackTrace(new PrintWriter(told, true));
            }
        }

        assertThat(told.toString()).doesNotContain(SECRET);
        assertThat(told.toString().split("GatewayException")).hasSizeGreaterThanOrEqualTo(7);
    }

    private static Prompt prompt() {
        return new Prompt(List.of(new PromptMessage(Role.USER, MaskedText.alreadyMasked(ASKED))), 50, USER);
    }

    /** Writes all that an application would see of a call by logging it. */
    private static void tell(CompletableFuture<Completion> future, StringWriter told) throws Exception {
        try {
            told.append(Answers.await(future).toString());
        } catch (ExecutionException e) {
            e.printStackTrace(new PrintWriter(told, true));
        }
        told.append(future.toString());
    }

    private static final class LogCapture extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            StringWriter text = new StringWriter();
            text.append(record.getMessage()).append(Arrays.toString(record.getParameters()));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
