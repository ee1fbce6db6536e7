package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that fails, in whatever way, costs its words and nothing else. */
class ModelFailuresTest {
    private static final String KEY = "sk-loopback-0123456789";

    @TempDir
    static Path folder;

    private static ModelServer server;
    private static RealCommands commands;

    @BeforeAll
    static void start() throws IOException {
        server = ModelServer.start();
        commands = RealCommands.onDemoData(folder).asking(server.baseUrl()).with("OPENAI_API_KEY", KEY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRefusedKeyIsToldInOneLine() {
        server.sends(
                401,
                "application/json",
                "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\",\"code\":\"invalid_api_key\"}}");
        Ended asked = commands.run("ask", "I'm cold.");
        assertThat(asked.code()).isZero();
        assertThat(asked.out()).startsWith("You're 43 m from Downtown Café");
        assertThat(asked.err()).hasLineCount(1).startsWith("h002: ").containsIgnoringCase("key");
        assertThat(asked.out() + asked.err()).doesNotContain(KEY, "\tat ");
        Ended chat = commands.input("I'm cold.\n").run("chat");
        assertThat(chat.code()).isZero();
        assertThat(chat.out()).startsWith("You're 43 m from Downtown Café");
        assertThat(chat.err()).hasLineCount(1).containsIgnoringCase("key").doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "500; text/plain; boom",
                "503; text/html; <html>maintenance</html>",
                "200; text/html; <html>sign in to the hotel's network</html>",
                "200; application/json; {\"choices\":[]}",
                "200; application/json; {\"choices\":[{\"message\":{\"content\":\"cut of",
                "200; text/event-stream; data: {\"error\":{\"message\":\"overloaded\"}}"
            })
    void anyOtherFailureGivesTheConciergesAnswer(int status, String type, String body) {
        server.sends(status, type, body);
        Ended asked = commands.with("H002_LLM_TOTAL_TIMEOUT", "5s").run("ask", "--json", "I'm cold.");
        checkDegraded(asked);
        Ended chat = commands.input("I'm cold.\n").run("chat");
        assertThat(chat.code()).isZero();
        assertThat(chat.out()).startsWith("You're 43 m from Downtown Café");
        assertThat(chat.err()).hasLineCount(1);
    }

    @Test
    void aServerThatHangsUpOrIsDownGivesTheConciergesAnswer() throws IOException {
        server.hangsUp();
        checkDegraded(commands.run("ask", "--json", "I'm cold."));
        int nobodyThere;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyThere = closedAtOnce.getLocalPort();
        }
        checkDegraded(RealCommands.in(folder)
                .asking("http://127.0.0.1:" + nobodyThere + "/v1")
                .run("ask", "--json", "I'm cold."));
    }

    private static void checkDegraded(Ended asked) {
        assertThat(asked.code()).isZero();
        JsonNode reply = asked.json();
        assertThat(reply.get("outcome").textValue()).isEqualTo("DEGRADED");
        assertThat(reply.get("model").textValue()).isEqualTo("offline");
        assertThat(reply.get("text").textValue()).startsWith("You're 43 m from Downtown Café");
        assertThat(asked.err()).isEqualTo("h002: " + reply.get("reason").textValue() + "\n");
        assertThat(asked.err()).hasLineCount(1);
    }
}
