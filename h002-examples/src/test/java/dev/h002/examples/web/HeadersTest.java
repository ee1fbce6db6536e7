package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every response, whoever makes it, tells browsers what they may do with it, and tells nobody what made it. */
class HeadersTest {
    private static final Map<String, String> EVERYWHERE = Map.of(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "x-content-type-options",
            "nosniff",
            "referrer-policy",
            "no-referrer",
            "cross-origin-opener-policy",
            "same-origin",
            "cross-origin-resource-policy",
            "same-origin");

    private static ChatServer server;
    private static Visitor visitor;

    @BeforeAll
    static void serve() throws Exception {
        server = DemoShop.shared().front().serve();
        visitor = Visitor.signedUp(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void everyResponseHasTheSafetyHeadersAndNamesNoProduct() throws Exception {
        Map<String, Wire.Answer> answers = personal();
        answers.putAll(errors());
        for (String page : new String[] {"/", "/login", "/signup", "/privacy", "/health", "/assets/css/base.css"}) {
            answers.put("200 " + page, Wire.get(server, page));
        }
        answers.put("404 page", Wire.get(server, "/no-such-page"));
        answers.put("404 asset", Wire.get(server, "/assets/js/none.js"));
        String tag = answers.get("200 /").header("etag");
        answers.put("304 page", Wire.get(server, "/", "If-None-Match: " + tag));
        answers.put("200 head", Wire.exchange(server, "HEAD / HTTP/1.1", ""));

        answers.forEach((name, answer) -> {
            assertThat(answer.status()).as(name).isEqualTo(Integer.parseInt(name.substring(0, 3)));
            EVERYWHERE.forEach((header, value) -> assertThat(answer.header(header))
                    .as("%s of %s", header, name)
                    .isEqualTo(value));
            assertThat(answer.headers().keySet())
                    .as(name)
                    .doesNotContain("server", "x-powered-by", "via", "access-control-allow-origin");
            assertThat(answer.whole().toLowerCase(java.util.Locale.ROOT))
                    .as(name)
                    .doesNotContain("jetty", "javalin");
        });
    }

    @Test
    void whatIsPersonalAndWhatFailsIsNeverKept() throws Exception {
        Map<String, Wire.Answer> answers = personal();
        answers.putAll(errors());
        answers.put("404 page", Wire.get(server, "/no-such-page"));
        answers.forEach((name, answer) ->
                assertThat(answer.header("cache-control")).as(name).isEqualTo("no-store"));
        assertThat(Wire.get(server, "/").header("cache-control")).isEqualTo("no-cache");
    }

    /** Of the API, by the status that is expected. */
    private static Map<String, Wire.Answer> personal() throws Exception {
        String cookie = "Cookie: " + visitor.cookie;
        String token = "X-CSRF-Token: " + visitor.token;
        Map<String, Wire.Answer> answers = new LinkedHashMap<>();
        answers.put("200 session", Wire.get(server, "/api/session", cookie));
        answers.put("200 profile", Wire.get(server, "/api/customers/" + visitor.id, cookie));
        answers.put("200 export", Wire.get(server, "/api/customers/" + visitor.id + "/export", cookie));
        answers.put("200 list", Wire.get(server, "/api/conversations", cookie));
        answers.put("200 list's head", Wire.exchange(server, "HEAD /api/conversations HTTP/1.1\r\n" + cookie, ""));
        answers.put("200 health", Wire.get(server, "/api/health"));
        answers.put("200 stream", Wire.post(server, "/api/conversations", "{\"message\":\"hello\"}", cookie, token));
        answers.put("401 list", Wire.get(server, "/api/conversations"));
        answers.put("404 thing", Wire.get(server, "/api/things", cookie));
        answers.put("404 customer", Wire.get(server, "/api/customers/demo", cookie));
        answers.put("403 token", Wire.post(server, "/api/conversations", "{}", cookie));
        answers.put("400 body", Wire.post(server, "/api/login", "nonsense"));
        return answers;
    }

    /** Most of them answered below the routes. */
    private static Map<String, Wire.Answer> errors() throws Exception {
        Map<String, Wire.Answer> answers = new LinkedHashMap<>();
        answers.put("413 body", Wire.post(server, "/api/login", " ".repeat(WebLimits.BODY + 1)));
        answers.put("431 header", Wire.get(server, "/", "X-Long: " + "x".repeat(9_000)));
        answers.put("431 cookie", Wire.get(server, "/api/session", "Cookie: a=" + "x".repeat(9_000)));
        answers.put("414 address", Wire.get(server, "/" + "x".repeat(9_000)));
        answers.put("400 line", Wire.exchange(server, "no request at all", ""));
        answers.put("400 encoding", Wire.get(server, "/%zz"));
        answers.put("400 slash", Wire.get(server, "/api/customers/a%2Fb"));
        answers.put("400 hosts", Wire.get(server, "/", "Host: a", "Host: b"));
        answers.put("400 length", Wire.exchange(server, "POST /api/login HTTP/1.1\r\nContent-Length: x", ""));
        answers.put("505 version", Wire.exchange(server, "GET / HTTP/9.9", ""));
        answers.put("421 name", Wire.get(server, "/", "Host: evil.example"));
        answers.put("405 options", Wire.exchange(server, "OPTIONS /api/login HTTP/1.1", ""));
        return answers;
    }
}
