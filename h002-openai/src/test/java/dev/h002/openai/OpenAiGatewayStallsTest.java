package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.openai.ScriptedServer.Step;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred calls to a server that stalls on purpose: each ends in time, and its socket with it. */
@Isolated("Every call has to end within half a second of its time.")
class OpenAiGatewayStallsTest {
    private static final int CALLS = 100;
    private static final long LATE = 500;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void silenceAfterTheFirstBytesIsAnIdleError(boolean streamed) throws Exception {
        String begun = ScriptedServer.STREAM_HEAD + (streamed ? ScriptedServer.chunk("Hi") : "{\"choices\":[");
        try (ScriptedServer server = ScriptedServer.sending(begun)) {
            assertAllEnd(server, gateway(server).idleTimeout(Duration.ofMillis(600)), streamed, "nothing more", 600);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noHeadersEndAtTheTotalAndNotAtAttemptsTimesTheTimeout(boolean streamed) throws Exception {
        try (ScriptedServer server = ScriptedServer.playing()) {
            assertAllEnd(server, gateway(server).totalTimeout(Duration.ofMillis(900)), streamed, "in all", 900);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endlessKeepAlivesEndAtTheTotal(boolean streamed) throws Exception {
        List<Step> script = new ArrayList<>();
        script.add(ScriptedServer.after(0, ScriptedServer.STREAM_HEAD));
        script.addAll(Collections.nCopies(100, ScriptedServer.after(50, streamed ? ": keep-alive\n\n" : " ")));
        try (ScriptedServer server = ScriptedServer.playing(script.toArray(Step[]::new))) {
            assertAllEnd(server, gateway(server).totalTimeout(Duration.ofMillis(900)), streamed, "in all", 900);
        }
    }

    /** The end mark says that all is said, whatever the server does with its socket. */
    @Test
    void aSocketLeftOpenAfterTheEndMarkHoldsNothingUp() throws Exception {
        List<Long> took = Collections.synchronizedList(new ArrayList<>());
        try (ScriptedServer server = ScriptedServer.sending(
                        ScriptedServer.STREAM_HEAD + ScriptedServer.chunk("Hi") + "data: [DONE]\n\n");
                OpenAiGateway gateway = gateway(server).build()) {
            Answers.await(call(gateway, true));
            for (int i = 0; i < CALLS; i++) {
                AtomicLong heard = new AtomicLong();
                CompletableFuture<Completion> call =
                        gateway.stream(Answers.PROMPT, piece -> heard.set(System.nanoTime()));
                assertThat(Answers.await(call).text()).isEqualTo("Hi");
                took.add((System.nanoTime() - heard.get()) / 1_000_000);
                // The connection was closed before the call was told to be over, so there is none to wait for.
                assertThat(gateway.status().freePlaces()).isEqualTo(CALLS);
            }
            Answers.eventually(Duration.ofSeconds(2), "no socket is left", () -> server.open() == 0);
        }
        // The rest may be another process's turn.
        assertThat(took.stream().filter(millis -> millis <= 100)).hasSizeGreaterThanOrEqualTo(CALLS * 9 / 10);
        assertThat(took).allMatch(millis -> millis <= 100 + LATE);
    }

    private static void assertAllEnd(
            ScriptedServer server, OpenAiGatewayBuilder builder, boolean streamed, String what, long millis)
            throws Exception {
        try (OpenAiGateway gateway = builder.build()) {
            // Classes load once, and slowly.
            call(gateway, streamed).handle((completion, failure) -> 0).join();
            List<CompletableFuture<Completion>> calls = new ArrayList<>();
            List<Long> took = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < CALLS; i++) {
                long start = System.nanoTime();
                calls.add(call(gateway, streamed)
                        .whenComplete((completion, failure) -> took.add((System.nanoTime() - start) / 1_000_000)));
            }
            for (CompletableFuture<Completion> call : calls) {
                GatewayException failure = Answers.failure(call);
                assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
                assertThat(failure).hasMessageContaining(what);
                assertThat(failure.attempts()).isEqualTo(1);
            }
            assertThat(took).hasSize(CALLS).allMatch(ended -> ended >= millis && ended <= millis + LATE);
            Answers.eventually(Duration.ofSeconds(2), "no socket is left", () -> server.open() == 0);
            assertThat(gateway.status().freePlaces()).isEqualTo(CALLS);
        }
    }

    private static CompletableFuture<Completion> call(OpenAiGateway gateway, boolean streamed) {
        return streamed ? gateway.stream(Answers.PROMPT, piece -> {}) : gateway.complete(Answers.PROMPT);
    }

    private static OpenAiGatewayBuilder gateway(ScriptedServer server) {
        return Answers.gatewayTo(server.baseUrl()).maxConcurrent(CALLS);
    }
}
