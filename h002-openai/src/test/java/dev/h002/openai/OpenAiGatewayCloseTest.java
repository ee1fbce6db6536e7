package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("Counts the threads of the whole process.")
class OpenAiGatewayCloseTest {
    @Test
    void closingEndsCallsConnectionsAndThreads() throws Exception {
        Set<Thread> before = clientThreads();
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.STREAM_HEAD + ScriptedServer.chunk("Hi"))) {
            Set<Thread> started = callAndClose(server);
            started.removeAll(before);

            assertThat(server.hungUpWithin(1000)).isTrue();
            assertThat(started).hasSizeGreaterThanOrEqualTo(3);
            Answers.eventually(Duration.ofSeconds(10), "threads ended", () -> {
                System.gc();
                return started.stream().noneMatch(Thread::isAlive);
            });
        }
    }

    @Test
    void aClosedGatewayFailsNewCallsAndTakesASecondClose() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending()) {
            OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build();
            gateway.close();
            gateway.close();

            GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
            assertThat(failure.attempts()).isZero();
            assertThat(failure).hasMessageContaining("closed");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aBurstNeedsFewThreads() throws Exception {
        Set<Thread> before = clientThreads();
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.STREAM_HEAD);
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
            for (int i = 0; i < 64; i++) {
                gateway.stream(Answers.PROMPT, piece -> {});
            }
            Answers.eventually(Duration.ofSeconds(10), "all requests there", () -> server.requests() == 64);
            Set<Thread> started = clientThreads();
            started.removeAll(before);

            // A timer, two for input and output, and the HTTP client's selector: none per call that waits.
            assertThat(started).hasSizeLessThanOrEqualTo(4);
        }
    }

    private static Set<Thread> callAndClose(ScriptedServer server) throws Exception {
        OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build();
        CompletableFuture<String> heard = new CompletableFuture<>();
        CompletableFuture<Completion> future = gateway.stream(Answers.PROMPT, heard::complete);
        heard.get(10, TimeUnit.SECONDS);
        Set<Thread> threads = clientThreads();

        gateway.close();

        GatewayException failure = Answers.failure(future);
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(failure).hasMessageContaining("closed");
        return threads;
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("h002-openai-")
                        || thread.getName().matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toSet());
    }
}
