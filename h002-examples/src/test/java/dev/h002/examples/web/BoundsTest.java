package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How much the server takes on: bodies, headers, connections, streams. */
class BoundsTest {
    @Test
    void aBodyIsBoundedHoweverItComes() throws Exception {
        try (ChatServer server = DemoShop.shared().front().serve()) {
            String just = "{\"id\":\"" + "x".repeat(WebLimits.BODY - 9) + "\"}";
            assertThat(just).hasSize(WebLimits.BODY);
            assertThat(Wire.post(server, "/api/login", just).status()).isEqualTo(400);
            assertThat(Wire.post(server, "/api/login", just + " ").status()).isEqualTo(413);
            assertThat(chunked(server, just, 8_192).status()).isEqualTo(400);
            assertThat(chunked(server, just + " ", 8_192).status()).isEqualTo(413);
            assertThat(chunked(server, just.repeat(10), 16_384).status()).isEqualTo(413);
            assertThat(Wire.exchange(
                                    server,
                                    "POST /api/login HTTP/1.1\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 999999999999",
                                    "{")
                            .status())
                    .as("what is only said to come is refused at once")
                    .isEqualTo(413);
            for (int i = 0; i < 20; i++) {
                Wire.post(server, "/api/login", just.repeat(4));
            }
            assertThat(Wire.get(server, "/api/session").status()).isEqualTo(200);
        }
    }

    private static Wire.Answer chunked(ChatServer server, String body, int size) throws Exception {
        StringBuilder chunks = new StringBuilder();
        for (int at = 0; at < body.length(); at += size) {
            String chunk = body.substring(at, Math.min(body.length(), at + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        String head =
                "POST /api/login HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nHost: localhost:"
                        + server.port();
        return Wire.exchange(server, head, chunks + "0\r\n\r\n");
    }

    @Test
    void moreConnectionsThanThereMayBeWaitForOthersToEnd() throws Exception {
        Limits limits = new Limits();
        limits.connections = 3;
        try (ChatServer server = DemoShop.shared().front().serve(limits.build())) {
            List<Wire> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Wire wire = new Wire(server);
                wire.request("GET /api/health HTTP/1.1", "");
                assertThat(wire.some()).startsWith("HTTP/1.1 200");
                open.add(wire);
            }
            try (Wire late = new Wire(server)) {
                late.request("GET /api/health HTTP/1.1", "");
                late.waitAtMost(Duration.ofMillis(300));
                assertThatThrownBy(late::some).isInstanceOf(SocketTimeoutException.class);

                open.remove(0).close();

                late.waitAtMost(Duration.ofSeconds(5));
                assertThat(late.some()).startsWith("HTTP/1.1 200");
            } finally {
                for (Wire wire : open) {
                    wire.close();
                }
            }
        }
    }

    @Test
    void aSessionHasSoManyStreamsAndGetsThemBack() throws Exception {
        ScriptedModel model = new ScriptedModel().says("word word", Duration.ofSeconds(20), Duration.ZERO);
        Limits limits = new Limits();
        limits.streamsPerSession = 2;
        limits.streams = 3;
        try (ChatServer server = DemoShop.shared().front().model(model).serve(limits.build())) {
            Visitor one = Visitor.signedUp(server);
            Visitor two = Visitor.signedUp(server);
            List<Wire> open = new ArrayList<>();
            open.add(ask(server, one));
            open.add(ask(server, one));
            HttpResponse<String> third = one.post("/api/conversations", Map.of("message", "hello"));
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
            open.add(ask(server, two));
            HttpResponse<String> fourth = two.post("/api/conversations", Map.of("message", "hello"));
            assertThat(fourth.statusCode()).isEqualTo(503);
            assertThat(fourth.headers().firstValue("Retry-After")).hasValue("1");
            for (Wire wire : open) {
                wire.close();
            }
            Waiting.until(Duration.ofSeconds(3), () -> server.openTurns() == 0);
            model.says("word word", Duration.ZERO, Duration.ZERO);
            for (int i = 0; i < 5; i++) {
                assertThat(one.done(null, "hello").get("text").textValue()).isNotEmpty();
                assertThat(two.done(null, "hello").get("text").textValue()).isNotEmpty();
            }
            for (int i = 0; i < 5; i++) {
                assertThat(one.post("/api/conversations", Map.of("message", List.of("hello")))
                                .statusCode())
                        .as("what is refused holds none")
                        .isEqualTo(400);
            }
            assertThat(one.done(null, "hello").get("text").textValue()).isNotEmpty();
        }
    }

    /** Begins a stream and returns when its turn is open. */
    static Wire ask(ChatServer server, Visitor visitor) throws Exception {
        Wire wire = new Wire(server);
        String body = "{\"message\":\"Where is my zebra?\"}";
        wire.request(
                "POST /api/conversations HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\nCookie: "
                        + visitor.cookie + "\r\nX-CSRF-Token: " + visitor.token + "\r\nContent-Length: "
                        + body.length(),
                body);
        assertThat(wire.some()).startsWith("HTTP/1.1 200");
        return wire;
    }

    @Test
    void manyWhoAskAtOnceAreAllToldWhenTheirAnswerFails() throws Exception {
        ScriptedModel model = new ScriptedModel().isDown();
        try (ChatServer server = DemoShop.shared().front().model(model).serve()) {
            Visitor visitor = Visitor.signedUp(server);
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return visitor.ask(null, "hello").size();
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                }));
            }
            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.join()).isPositive();
            }
            Waiting.until(Duration.ofSeconds(1), () -> server.openTurns() == 0);
        }
    }
}
