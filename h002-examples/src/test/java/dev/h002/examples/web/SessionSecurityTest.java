package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.contract.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions cannot be planted, do not outlive what ends them, and are bounded. */
class SessionSecurityTest {
    private static final Map<String, String> USER_1 = Map.of("id", "user-0001", "password", "riverton-demo");

    private static ChatServer server;

    @BeforeAll
    static void serve() {
        server = DemoShop.shared().front().serve();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void anIdThatWasPlantedBeforeTheLoginIsNeverAdopted() throws Exception {
        String planted = "h002_session=" + "A".repeat(43);
        Visitor visitor = new Visitor(server);
        visitor.cookie = planted;

        assertThat(visitor.post("/api/login", USER_1).statusCode()).isEqualTo(200);

        assertThat(visitor.cookie).startsWith("h002_session=").isNotEqualTo(planted);
        assertThat(visitor.cookie.length()).as("32 random bytes").isEqualTo("h002_session=".length() + 43);
        assertThat(status(planted)).isEqualTo(401);
        assertThat(status(visitor.cookie)).isEqualTo(200);
    }

    @Test
    void eachLoginGivesANewIdAndATokenAndEndsTheOneBefore() throws Exception {
        Visitor visitor = new Visitor(server);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            String before = visitor.cookie;
            assertThat(visitor.post("/api/login", USER_1).statusCode()).isEqualTo(200);
            assertThat(seen.add(visitor.cookie)).isTrue();
            assertThat(seen.add(visitor.token)).isTrue();
            if (before != null) {
                assertThat(status(before)).isEqualTo(401);
            }
        }
        Visitor signedUp = new Visitor(server);
        signedUp.cookie = visitor.cookie;
        signedUp.post(
                "/api/signup", Map.of("name", "Nia New", "email", "nia.new@example.org", "password", "correct horse"));
        assertThat(status(visitor.cookie)).as("a sign-up ends it too").isEqualTo(401);
        assertThat(status(signedUp.cookie)).isEqualTo(200);
    }

    @Test
    void aLogoutEndsTheSessionOnTheServer() throws Exception {
        Visitor visitor = Visitor.loggedIn(server, "user-0001", "riverton-demo");
        Visitor otherBrowser = Visitor.loggedIn(server, "user-0001", "riverton-demo");
        String kept = visitor.cookie;

        assertThat(visitor.post("/api/logout", Map.of()).statusCode()).isEqualTo(204);

        assertThat(visitor.cookie).as("the browser's copy").isEqualTo("h002_session=");
        assertThat(status(kept)).isEqualTo(401);
        assertThat(status(otherBrowser.cookie)).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutUseAndAfterTwelveHoursInAnyCase() throws Exception {
        SteppedClock clock = new SteppedClock(DemoShop.NOW);
        try (ChatServer timed = DemoShop.shared().front().at(clock).serve()) {
            Visitor idle = Visitor.loggedIn(timed, "user-0001", "riverton-demo");
            clock.advance(Duration.ofMinutes(29));
            assertThat(idle.get("/api/conversations").statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(29));
            assertThat(idle.get("/api/conversations").statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(30));
            assertThat(idle.get("/api/conversations").statusCode()).isEqualTo(401);

            Visitor busy = Visitor.loggedIn(timed, "user-0001", "riverton-demo");
            for (int i = 0; i < 12 * 3 - 1; i++) {
                clock.advance(Duration.ofMinutes(20));
                assertThat(busy.get("/api/conversations").statusCode()).isEqualTo(200);
            }
            clock.advance(Duration.ofMinutes(20));
            assertThat(busy.get("/api/conversations").statusCode()).isEqualTo(401);
            assertThat(Visitor.json(busy.get("/api/session")).get("csrf").isNull())
                    .isTrue();
        }
    }

    @Test
    void sessionsAreBoundedAndTheNewestIsNeverTheOneThatEnds() throws Exception {
        Limits limits = new Limits();
        limits.sessions = 3;
        try (ChatServer small = DemoShop.shared().front().serve(limits.build())) {
            List<Visitor> visitors = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Visitor next = Visitor.loggedIn(small, "user-0001", "riverton-demo");
                visitors.add(next);
                for (int use = 0; use < 5; use++) {
                    assertThat(next.get("/api/conversations").statusCode()).isEqualTo(200);
                }
            }
            List<Integer> codes = new ArrayList<>();
            for (Visitor visitor : visitors) {
                codes.add(visitor.get("/api/conversations").statusCode());
            }
            assertThat(codes).containsExactly(401, 401, 401, 200, 200, 200);
        }
    }

    @Test
    void oneCustomersManyLoginsEndTheirOwnSessionsOnly() throws Exception {
        Visitor bystander = Visitor.loggedIn(server, "user-0002", "riverton-demo");
        Visitor first = Visitor.signedUp(server);
        Visitor last = first;
        for (int i = 0; i < 20; i++) {
            last = Visitor.loggedIn(server, first.id, "correct horse");
        }
        assertThat(status(first.cookie)).isEqualTo(401);
        assertThat(status(last.cookie)).isEqualTo(200);
        assertThat(status(bystander.cookie)).isEqualTo(200);
    }

    private static int status(String cookie) throws Exception {
        Visitor replay = new Visitor(server);
        replay.cookie = cookie;
        return replay.get("/api/conversations").statusCode();
    }
}
