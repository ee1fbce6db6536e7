package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.contract.SteppedClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Passwords cannot be tried out, accounts cannot be made in masses, and a failure does not tell who is a customer. */
class LoginLimitsTest {
    private static final String HOST = "Host: chat.shop.example";

    @Test
    void fiveFailuresLockTheCustomerWhoeverTries() throws Exception {
        try (ChatServer server = DemoShop.shared().front().serve()) {
            Visitor customer = Visitor.signedUp(server);
            Visitor guesser = new Visitor(server);
            for (int i = 0; i < 5; i++) {
                assertThat(login(guesser, customer.id, "wrong horse").statusCode())
                        .isEqualTo(401);
            }
            HttpResponse<String> locked = login(guesser, customer.id, "correct horse");
            assertThat(locked.statusCode()).isEqualTo(429);
            assertThat(seconds(locked)).isBetween(1L, 900L);
            assertThat(customer.get("/api/conversations").statusCode())
                    .as("who is logged in stays so")
                    .isEqualTo(200);
        }
    }

    @Test
    void anUnknownCustomerAndAWrongPasswordAreNotToldApart() throws Exception {
        try (ChatServer server = DemoShop.shared().front().serve()) {
            Visitor customer = Visitor.signedUp(server);
            Visitor guesser = new Visitor(server);
            for (int i = 0; i < 7; i++) {
                HttpResponse<String> known = login(guesser, customer.id, "wrong horse");
                HttpResponse<String> unknown = login(guesser, "nobody.at.all@example.org", "wrong horse");
                assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(i < 5 ? 401 : 429);
                assertThat(unknown.body()).isEqualTo(known.body()).doesNotContain(customer.id, "nobody");
                assertThat(unknown.headers().map().keySet())
                        .isEqualTo(known.headers().map().keySet())
                        .doesNotContain("set-cookie");
            }
        }
    }

    @Test
    void anAddressMayFailSoOftenAndASuccessDoesNotCount() throws Exception {
        Limits limits = new Limits();
        limits.logins = 3;
        SteppedClock clock = new SteppedClock(DemoShop.NOW);
        try (ChatServer server = DemoShop.shared().front().at(clock).serve(limits.build())) {
            for (int i = 0; i < 5; i++) {
                assertThat(login(new Visitor(server), "user-0001", "riverton-demo")
                                .statusCode())
                        .isEqualTo(200);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(login(new Visitor(server), "address-" + i, "wrong horse")
                                .statusCode())
                        .isEqualTo(401);
            }
            HttpResponse<String> late = login(new Visitor(server), "user-0001", "riverton-demo");
            assertThat(late.statusCode()).isEqualTo(429);
            assertThat(seconds(late)).isEqualTo(900);
            clock.advance(Duration.ofMinutes(14));
            Wire.Answer disguised = Wire.post(
                    server,
                    "/api/login",
                    "{\"id\":\"user-0001\",\"password\":\"riverton-demo\"}",
                    "X-Forwarded-For: 203.0.113.9",
                    "Forwarded: for=203.0.113.9");
            assertThat(disguised.status()).as("no proxy, no such header").isEqualTo(429);
            clock.advance(Duration.ofMinutes(1));
            assertThat(login(new Visitor(server), "user-0001", "riverton-demo").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anAddressMayAskForSoManyAccounts() throws Exception {
        Limits limits = new Limits();
        limits.signUps = 2;
        try (ChatServer server = DemoShop.shared().front().serve(limits.build())) {
            Visitor first = Visitor.signedUp(server);
            HttpResponse<String> taken = signUp(server, first.id);
            HttpResponse<String> late = signUp(server, "third@example.org");
            assertThat(taken.statusCode())
                    .as("asking who is a customer counts too")
                    .isEqualTo(409);
            assertThat(late.statusCode()).isEqualTo(429);
            assertThat(seconds(late)).isEqualTo(900);
            assertThat(login(new Visitor(server), "third@example.org", "correct horse")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    /** Passwords take a processor each: who tries to keep all of them, and all threads, busy is told to come again. */
    @Test
    void onlySoManyPasswordsAreCheckedAtOnce() throws Exception {
        Limits limits = new Limits();
        limits.logins = 40;
        try (ChatServer server = DemoShop.shared().front().serve(limits.build())) {
            List<CompletableFuture<HttpResponse<String>>> guesses = new ArrayList<>();
            ExecutorService crowd = Executors.newFixedThreadPool(40);
            try {
                for (int i = 0; i < 40; i++) {
                    String id = "crowd-" + i;
                    guesses.add(CompletableFuture.supplyAsync(() -> crowdLogin(server, id), crowd));
                }
                Map<Integer, Long> statuses = guesses.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));

                assertThat(statuses).containsOnlyKeys(401, 503);
                assertThat(statuses.get(401))
                        .as("each of those let in is checked")
                        .isGreaterThanOrEqualTo(8);
                assertThat(guesses.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 503))
                        .allSatisfy(answer -> assertThat(seconds(answer)).isEqualTo(2));
                assertThat(login(new Visitor(server), "crowd-40", "wrong horse").statusCode())
                        .as("who was not let in has not failed")
                        .isEqualTo(401);
            } finally {
                crowd.shutdownNow();
            }
        }
    }

    private static HttpResponse<String> crowdLogin(ChatServer server, String id) {
        try {
            return login(new Visitor(server), id, "wrong horse");
        } catch (Exception unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    @Test
    void behindAProxyTheAddressIsWhatTheProxySaysLast() throws Exception {
        Limits limits = new Limits();
        limits.logins = 2;
        URI url = URI.create("https://chat.shop.example");
        try (ChatServer server = ChatServer.start(new WebAddress("127.0.0.1", 0, url), limits.build())) {
            server.open(DemoShop.shared().front().build());
            String real = "198.51.100.1";
            assertThat(guess(server, 1, "X-Forwarded-For: 203.0.113.1, " + real))
                    .isEqualTo(401);
            assertThat(guess(server, 2, "X-Forwarded-For: 203.0.113.2", "X-Forwarded-For: " + real))
                    .isEqualTo(401);
            assertThat(guess(server, 3, "X-Forwarded-For: " + real + ", 203.0.113.3"))
                    .isEqualTo(401);
            assertThat(guess(server, 4, "X-Forwarded-For: 203.0.113.4, " + real))
                    .isEqualTo(429);
            assertThat(guess(server, 5, "X-Forwarded-For: 203.0.113.5", "X-Forwarded-For: " + real))
                    .isEqualTo(429);
            assertThat(guess(server, 6, "X-Forwarded-For: 198.51.100.2")).isEqualTo(401);

            assertThat(guess(server, 7, "X-Forwarded-For: 2001:db8:1:2::1")).isEqualTo(401);
            assertThat(guess(server, 8, "X-Forwarded-For: 2001:db8:1:2:aaaa::2"))
                    .isEqualTo(401);
            assertThat(guess(server, 9, "X-Forwarded-For: 2001:0db8:0001:0002:ffff:1:2:3"))
                    .as("one network has all its addresses")
                    .isEqualTo(429);
            assertThat(guess(server, 10, "X-Forwarded-For: 2001:db8:1:3::1")).isEqualTo(401);
            assertThat(guess(server, 11, "X-Forwarded-For: :::::", "X-Nothing: 1"))
                    .isEqualTo(401);
        }
    }

    private static int guess(ChatServer server, int number, String... headers) throws Exception {
        String[] all = new String[headers.length + 1];
        all[0] = HOST;
        System.arraycopy(headers, 0, all, 1, headers.length);
        String body = "{\"id\":\"guess-" + number + "\",\"password\":\"wrong horse\"}";
        return Wire.post(server, "/api/login", body, all).status();
    }

    private static HttpResponse<String> login(Visitor visitor, String id, String password) throws Exception {
        return visitor.post("/api/login", Map.of("id", id, "password", password));
    }

    private static HttpResponse<String> signUp(ChatServer server, String email) throws Exception {
        return new Visitor(server)
                .post("/api/signup", Map.of("name", "Nia New", "email", email, "password", "correct horse"));
    }

    private static long seconds(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("Retry-After").orElse(-1);
    }
}
