package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Reply;
import dev.h002.UserKey;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Erasing takes the password, ends the customer's sessions and answers everywhere, and leaves nothing that comes later. */
class EraseSecurityTest {
    private static final ScriptedModel MODEL = new ScriptedModel();
    private static ChatServer server;

    @BeforeAll
    static void serve() {
        server = DemoShop.shared().front().model(MODEL).serve();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aStolenSessionAloneErasesNothingAndGuessesAreFailedLogins() throws Exception {
        Visitor customer = Visitor.signedUp(server);
        String own = "/api/customers/" + customer.id;

        for (Object body : new Object[] {Map.of(), Map.of("password", ""), Map.of("password", List.of("x"))}) {
            HttpResponse<String> refused = customer.send("DELETE", own, body);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Visitor.json(refused).at("/fields/password").textValue()).isNotEmpty();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(customer.send("DELETE", own, Map.of("password", "wrong horse"))
                            .statusCode())
                    .isEqualTo(400);
        }
        HttpResponse<String> locked = customer.send("DELETE", own, Map.of("password", "correct horse"));
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        assertThat(new Visitor(server)
                        .post("/api/login", Map.of("id", customer.id, "password", "correct horse"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(customer.get(own).statusCode()).as("they are still there").isEqualTo(200);
    }

    @Test
    void allSessionsAndAnswersOfTheCustomerEndAndNothingIsKept() throws Exception {
        MODEL.says("All right.", Duration.ZERO, Duration.ZERO);
        Visitor customer = Visitor.signedUp(server);
        customer.done(null, "hello");
        Visitor elsewhere = Visitor.loggedIn(server, customer.id, "correct horse");
        Visitor bystander = Visitor.signedUp(server);
        MODEL.says("one two three", Duration.ofMillis(100), Duration.ofSeconds(20));
        int givenUp = MODEL.givenUp.get();
        try (Wire theirs = BoundsTest.ask(server, elsewhere);
                Wire others = BoundsTest.ask(server, bystander)) {
            Waiting.until(Duration.ofSeconds(2), () -> server.openTurns() == 2);
            assertThat(kept(customer.id)).isNotEmpty();
            String cookie = customer.cookie;

            HttpResponse<String> erased =
                    customer.send("DELETE", "/api/customers/" + customer.id, Map.of("password", "correct horse"));

            assertThat(erased.statusCode()).isEqualTo(200);
            assertThat(erased.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(
                            set -> assertThat(set).startsWith("h002_session=;").contains("Expires=Thu, 01 Jan 1970"));
            Waiting.until(Duration.ofSeconds(1), () -> server.openTurns() == 1 && MODEL.givenUp.get() == givenUp + 1);
            for (String dead : List.of(cookie, elsewhere.cookie)) {
                Visitor replay = new Visitor(server);
                replay.cookie = dead;
                assertThat(replay.get("/api/conversations").statusCode()).isEqualTo(401);
            }
            assertThat(bystander.get("/api/conversations").statusCode()).isEqualTo(200);
            theirs.waitAtMost(Duration.ofSeconds(2));
            assertThat(theirs.answer().body()).as("the stream was cut").doesNotContain("event: done");
            Thread.sleep(300);
            assertThat(kept(customer.id)).as("what the answer left behind").isEmpty();
            assertThat(others.some()).isNotEmpty();
        }
        assertThat(new Visitor(server)
                        .post("/api/login", Map.of("id", customer.id, "password", "correct horse"))
                        .statusCode())
                .isEqualTo(401);
    }

    /** It has passed the gate, and is not yet among those under way. */
    @Test
    void aTurnThatBeginsInTheMomentOfAnErasureIsGivenUp() throws Exception {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        AtomicReference<Visitor> erased = new AtomicReference<>();
        Storefront front = DemoShop.shared().front().build();
        Assistant late = (Assistant) Proxy.newProxyInstance(
                Assistant.class.getClassLoader(), new Class<?>[] {Assistant.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("stream");
                    HttpResponse<String> erasure = erased.get()
                            .send("DELETE", "/api/customers/" + erased.get().id, Map.of("password", "correct horse"));
                    assertThat(erasure.statusCode()).isEqualTo(200);
                    return answer;
                });
        try (ChatServer chat = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebShop.LIMITS)) {
            chat.open(Altered.assistant(front, late));
            Visitor customer = Visitor.signedUp(chat);
            erased.set(Visitor.loggedIn(chat, customer.id, "correct horse"));
            try (Wire question = BoundsTest.ask(chat, customer)) {
                Waiting.until(Duration.ofSeconds(5), answer::isCancelled);
                Waiting.until(Duration.ofSeconds(1), () -> chat.openTurns() == 0);
                question.waitAtMost(Duration.ofSeconds(2));
                assertThat(question.answer().body()).doesNotContain("event: done", "event: error");
            }
        }
    }

    private static List<String> kept(String id) {
        List<String> documents = new ArrayList<>();
        DemoShop.shared()
                .stores
                .privacy()
                .export(new UserKey(UserKey.DEFAULT_TENANT, id), (collection, document) -> documents.add(collection));
        return documents;
    }
}
