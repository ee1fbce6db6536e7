package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Constraints;
import dev.h002.Fact;
import dev.h002.MaskedText;
import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.User;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ContextSource} keeps to. Extend it and say how to make yours. */
public abstract class ContextSourceContract {
    private static final int THREADS = 8;
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    /** A source that is ready to use. */
    protected abstract ContextSource source();

    /** A request that the source has something to say to. */
    protected ContextRequest request() {
        return known(Need.WARM_UP, "I'm cold");
    }

    @Test
    void hasANameThatStaysTheSame() {
        ContextSource source = source();

        assertThat(source.name()).isNotBlank().isEqualTo(source.name());
    }

    @Test
    void givesFactsThatCanBeRead() throws Exception {
        List<Fact> facts = source().gather(request());

        assertThat(facts).isNotNull().doesNotContainNull();
        for (Fact fact : facts) {
            assertThat(fact.fields()).isNotEmpty().doesNotContainValue(null);
            assertThat(fact.fields().keySet()).containsAll(fact.personalFields().keySet());
        }
    }

    @Test
    void givesTheSameFactsForTheSameRequest() throws Exception {
        ContextSource source = source();

        assertThat(source.gather(request())).isEqualTo(source.gather(request()));
    }

    @Test
    void takesACustomerNobodyKnows() throws Exception {
        ContextRequest unknown = new ContextRequest(
                UserKey.of("nobody-" + NOW.toEpochMilli()),
                null,
                List.of(),
                new GeoPoint(0, 0),
                MaskedText.alreadyMasked("Hello"),
                Understanding.NOTHING,
                NOW);

        assertThat(source().gather(unknown)).isNotNull();
    }

    @Test
    void takesARequestWithoutProfileOrdersPlaceAndWords() throws Exception {
        ContextRequest bare = new ContextRequest(
                request().user(), null, List.of(), null, MaskedText.empty(), Understanding.NOTHING, NOW);

        assertThat(source().gather(bare)).isNotNull().doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"warm_up", "offers", "find_store", "order_status", "return_refund", "greeting", "their_own"})
    void takesEveryNeedAlsoOneItDoesNotKnow(String need) throws Exception {
        assertThat(source().gather(known(need, "What about this?"))).isNotNull();
    }

    @Test
    void answersManyThreadsAtOnceAlike() throws Exception {
        ContextSource source = source();
        List<Fact> expected = source.gather(request());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<Fact>>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS * 10; i++) {
                calls.add(() -> source.gather(request()));
            }
            for (Future<List<Fact>> answer : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A customer with a profile, an order and a place. */
    protected static ContextRequest known(String need, String message) {
        UserKey user = UserKey.of("u-1");
        User profile = new User(
                "u-1", "Maya Lindqvist", null, null, null, List.of("oat milk"), List.of(), null, Instant.EPOCH);
        Order order = new Order(
                "A-100",
                "u-1",
                NOW.minusSeconds(86_400),
                "shipped",
                List.of(new OrderItem("p-1", "Hot Chocolate", 1, new BigDecimal("4.50"))),
                new BigDecimal("4.50"),
                "USD",
                "s-1",
                List.of());
        return new ContextRequest(
                user,
                profile,
                List.of(order),
                new GeoPoint(52.52, 13.405),
                MaskedText.alreadyMasked(message),
                new Understanding(List.of(new Need(need, 0.9)), Constraints.NONE),
                NOW);
    }
}
