package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session's cookie is out of reach of scripts and other sites, and beyond this machine it travels by TLS only. */
class CookieTest {
    private static final String LOGIN = "{\"id\":\"user-0001\",\"password\":\"riverton-demo\"}";
    private static final URI PUBLIC = URI.create("https://chat.shop.example");

    @Test
    void onThisMachineItIsForThisSiteAndNoScript() throws Exception {
        try (ChatServer server = DemoShop.shared().front().serve()) {
            Wire.Answer login = Wire.post(server, "/api/login", LOGIN);
            assertThat(attributes(login))
                    .containsExactlyInAnyOrder("Path=/", "HttpOnly", "SameSite=Strict")
                    .hasSize(3);
            assertThat(login.header("set-cookie")).startsWith("h002_session=");
            assertThat(login.headers()).doesNotContainKey("strict-transport-security");
            assertThat(Wire.get(server, "/api/session").headers())
                    .as("a visitor has none")
                    .doesNotContainKey("set-cookie");
        }
    }

    @Test
    void behindAProxyItTravelsByTlsAndNobodyElseCanSetIt() throws Exception {
        try (ChatServer server = ChatServer.start(new WebAddress("127.0.0.1", 0, PUBLIC), WebLimits.STANDARD)) {
            server.open(DemoShop.shared().front().build());
            String host = "Host: chat.shop.example";
            Wire.Answer login = Wire.post(server, "/api/login", LOGIN, host, "Origin: https://chat.shop.example");

            assertThat(login.status()).isEqualTo(200);
            assertThat(attributes(login)).containsExactlyInAnyOrder("Path=/", "HttpOnly", "SameSite=Strict", "Secure");
            String cookie = login.header("set-cookie").split(";", 2)[0];
            assertThat(cookie).startsWith("__Host-h002=");
            assertThat(login.header("strict-transport-security")).isEqualTo("max-age=31536000");
            assertThat(Wire.get(server, "/no-such-page", host).header("strict-transport-security"))
                    .isNotEmpty();
            assertThat(Wire.get(server, "/api/conversations", host, "Cookie: " + cookie)
                            .status())
                    .isEqualTo(200);
            assertThat(Wire.get(
                                    server,
                                    "/api/conversations",
                                    host,
                                    "Cookie: " + cookie.replace("__Host-h002", "h002_session"))
                            .status())
                    .as("the name without the prefix counts for nothing")
                    .isEqualTo(401);
            assertThat(Wire.get(server, "/api/session").status())
                    .as("the name of this machine is no name of the public site")
                    .isEqualTo(421);
            assertThat(Wire.post(server, "/api/login", LOGIN, host, "Origin: http://chat.shop.example")
                            .status())
                    .as("a page that came without TLS")
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0", "192.0.2.7", "no-such-host.invalid"})
    void beyondThisMachineItDoesNotStartWithoutTls(String host) {
        assertThatThrownBy(() -> new WebAddress(host, 0, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://chat.shop.example",
                "https://user@chat.shop.example",
                "https://chat.shop.example/path",
                "https://chat.shop.example?x",
                "https:chat",
                "//chat.shop.example"
            })
    void thePublicAddressIsOneOfTls(String url) {
        assertThatThrownBy(() -> new WebAddress("0.0.0.0", 0, URI.create(url)))
                .isInstanceOf(InvalidInputException.class);
    }

    private static List<String> attributes(Wire.Answer answer) {
        assertThat(answer.headers().get("set-cookie")).hasSize(1);
        String[] parts = answer.header("set-cookie").split("; ?", -1);
        return List.of(parts).subList(1, parts.length);
    }
}
