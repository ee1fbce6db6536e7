package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server answers to its own name only, and gives out its own pages only. */
class HostAndAssetsTest {
    private static ChatServer server;

    @BeforeAll
    static void serve() {
        server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebLimits.STANDARD);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aNameOfSomebodyElsesThatLeadsHereGetsNothing() throws Exception {
        int port = server.port();
        for (String host : List.of(
                "evil.example:" + port,
                "evil.example",
                "localhost",
                "localhost:1",
                "localhost.evil.example:" + port,
                "127.0.0.1.nip.io:" + port,
                "127.0.0.2:" + port,
                "0.0.0.0:" + port,
                "2130706433:" + port)) {
            for (String path : List.of("/", "/login", "/assets/css/base.css", "/api/session", "/api/health", "/none")) {
                Wire.Answer answer = Wire.get(server, path, "Host: " + host);
                assertThat(answer.status()).as(host + path).isEqualTo(421);
                assertThat(answer.body()).as(host + path).doesNotContain("<html", "Riverton");
            }
        }
        for (String host : List.of("localhost:" + port, "LOCALHOST:" + port, "127.0.0.1:" + port, "[::1]:" + port)) {
            assertThat(Wire.get(server, "/login", "Host: " + host).status())
                    .as(host)
                    .isEqualTo(200);
        }
        assertThat(Wire.exchange(server, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:" + port, "")
                        .status())
                .as("a whole address in the request line")
                .isIn(400, 421);
        assertThat(Wire.exchange(server, "GET / HTTP/1.0\r\nX-Forwarded-Host: localhost:" + port, "Host: none")
                        .status())
                .isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../Gate.class",
                "/assets/../../web/Gate.class",
                "/assets/%2e%2e/Gate.class",
                "/assets/%2E%2E%2FGate.class",
                "/assets/..%2fGate.class",
                "/assets/..%5cGate.class",
                "/assets/..\\Gate.class",
                "/assets/.%00./Gate.class",
                "/assets/..;/Gate.class",
                "/assets//../Gate.class",
                "/assets/js/../../Gate.class",
                "/assets/js/%252e%252e/chat.js",
                "/assets/",
                "/assets",
                "/assets/js",
                "/assets/js/",
                "/assets/js/chat.js.map",
                "/assets/js/chat.js%00.css",
                "/assets/JS/chat.js",
                "/assets/js/chat.js/",
                "/Gate.class",
                "/chat.html",
                "/not-found.html",
                "/package-info.class",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/../../../../etc/passwd",
                "//etc/passwd",
                "/dev/h002/examples/web/Gate.class"
            })
    void nothingBesideThePagesCanBeRead(String path) throws Exception {
        Wire.Answer answer = Wire.get(server, path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("\u00ca\u00fe\u00ba\u00be", "root:", "Manifest-Version", "export ");
    }
}
