package dev.h002.examples.cli;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Assistant;
import dev.h002.Citation;
import dev.h002.Confirmation;
import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.MaskedText;
import dev.h002.Need;
import dev.h002.Outcome;
import dev.h002.Passage;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Stage;
import dev.h002.TurnTrace;
import dev.h002.Understanding;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Evaluator;
import dev.h002.core.evaluation.Scenario;
import dev.h002.examples.web.Storefront;
import dev.h002.mongo.Erasure;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** A shop in memory with the customers demo and ann, whose answers a test sets; it remembers what it was asked. */
final class FakeShop implements Shop {
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    static final Action COUPON = new Action(
            "a1",
            Action.APPLY_COUPON,
            "Apply 15% off Hot Chocolate",
            Map.of("code", "WARM15"),
            ActionState.OFFERED,
            NOW.plusSeconds(600));

    final List<Question> questions = new ArrayList<>();
    final List<String> confirmed = new ArrayList<>();
    final List<Check> checks = new ArrayList<>(List.of(Check.ok("database", "reachable")));
    Function<Question, Reply> answers = question -> reply("Warm up at Downtown Café.", Outcome.ANSWERED, null);
    QuotaPolicy quota = QuotaPolicy.unlimited();
    IngestReport ingested = new IngestReport(2, 1, 14, 30, 5, List.of());
    ImportReport imported = new ImportReport(3, 0, List.of());
    List<Passage> passages =
            List.of(new Passage("refunds.md", "Refunds > Opened items", 2, "Yes, within 30 days.", 0.75));
    RuntimeException dataFailure;
    boolean closed;

    static Reply reply(String text, Outcome outcome, String reason) {
        Map<Stage, Duration> timings = new HashMap<>();
        timings.put(Stage.GENERATE, Duration.ofNanos(12_345_678));
        timings.put(Stage.ADMIT, Duration.ofNanos(1_500_000));
        return new Reply(
                text,
                outcome,
                reason,
                "c1",
                context(),
                List.of(COUPON),
                List.of(new Citation("refunds.md", "Refunds > Opened items", 2)),
                new Usage(120, 30),
                new QuotaStatus(9, QuotaStatus.UNLIMITED, Instant.parse("2026-03-02T00:00:00Z")),
                Reply.OFFLINE,
                new TurnTrace(
                        MaskedText.empty(),
                        List.of(),
                        false,
                        List.of(),
                        List.of("1 order"),
                        List.of("a price"),
                        timings));
    }

    static Context context() {
        Constraints constraints =
                new Constraints(new BigDecimal("5.00"), "EUR", true, false, List.of("nuts"), 10, null);
        Order order = new Order(
                "H-1001",
                "demo",
                NOW,
                "shipped",
                List.of(new OrderItem("p1", "Hot Chocolate", 2, new BigDecimal("4.50"))),
                new BigDecimal("1E+2"),
                "EUR",
                null,
                List.of());
        Store store = new Store(
                "s1",
                "Downtown Café",
                new GeoPoint(52.52, 13.405),
                null,
                ZoneId.of("UTC"),
                null,
                List.of("cafe"),
                List.of());
        Coupon coupon = new Coupon(
                "WARM15",
                null,
                List.of("s1"),
                List.of(),
                List.of(),
                new BigDecimal("15"),
                null,
                null,
                "Warm",
                NOW,
                NOW,
                null,
                0);
        Product product = new Product("p1", "Hot Chocolate", "drinks", List.of(), new BigDecimal("4.50"), "EUR", "");
        return new Context(
                new Understanding(List.of(new Need(Need.WARM_UP, 0.9), new Need(Need.THIRST, 0.25)), constraints),
                List.of(
                        new Fragment("profile", List.of(new Fact.Profile(user("demo")))),
                        new Fragment("orders", List.of(new Fact.PlacedOrder(order))),
                        new Fragment("stores", List.of(new Fact.NearbyStore(store, 43.25, 1, true, null))),
                        new Fragment("coupons", List.of(new Fact.UsableCoupon(coupon))),
                        new Fragment("products", List.of(new Fact.Recommendation(product, "s1", "warms you up"))),
                        new Fragment("weather", List.of(Fact.of("celsius", -3)))),
                List.of("loyalty"));
    }

    static User user(String id) {
        return new User(id, "Dana Demo", null, null, null, List.of("vegan"), List.of(), null, NOW);
    }

    @Override
    public Assistant assistant() {
        return new FakeAssistant();
    }

    @Override
    public void warmUp() {
        throw new AssertionError("no command of these tests serves");
    }

    @Override
    public Storefront storefront() {
        throw new UnsupportedOperationException("The web chat has a shop of its own in its tests.");
    }

    @Override
    public Masker masker() {
        return (known, vault) -> new EmailSession();
    }

    @Override
    public EmbeddingModel embeddings() {
        return new HashingEmbeddingModel();
    }

    @Override
    public Retriever retriever() {
        return query -> passages.stream().limit(query.limit()).toList();
    }

    @Override
    public RetailData retailData() {
        return new FakeData();
    }

    @Override
    public QuotaPolicy quota() {
        return quota;
    }

    @Override
    public IngestReport ingest(List<Path> paths) {
        return ingested;
    }

    @Override
    public ImportReport importLines(String collection, Path file) {
        return imported;
    }

    @Override
    public Map<String, Long> generate(int users, long seed) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("users", (long) users);
        counts.put("orders", seed);
        return counts;
    }

    @Override
    public void export(UserKey user, BiConsumer<String, String> sink) {
        sink.accept("users", "{\"_id\":\"demo\"}");
    }

    @Override
    public Erasure erase(UserKey user) {
        return new Erasure(Map.of("users", 1L), List.of("case.md"));
    }

    @Override
    public Evaluation evaluate(List<Scenario> scenarios, Evaluator.Progress listener) {
        return new Evaluator(assistant(), retailData()).reportingTo(listener).run(scenarios);
    }

    @Override
    public Map<String, Long> stats() {
        return generate(200, 2000);
    }

    @Override
    public List<Check> checks() {
        return checks;
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class FakeAssistant implements Assistant {
        @Override
        public Reply ask(Question question) {
            questions.add(question);
            return answers.apply(question);
        }

        @Override
        public CompletableFuture<Reply> askAsync(Question question) {
            return CompletableFuture.supplyAsync(() -> ask(question));
        }

        /** One character at a time, so that pairs of surrogates are torn apart. */
        @Override
        public CompletableFuture<Reply> stream(Question question, Consumer<String> onText) {
            return askAsync(question).thenApply(reply -> {
                for (char c : reply.text().toCharArray()) {
                    onText.accept(String.valueOf(c));
                }
                return reply;
            });
        }

        @Override
        public Confirmation confirm(UserKey user, String conversationId, String actionId) {
            confirmed.add(conversationId + "/" + actionId);
            return new Confirmation(COUPON.in(ActionState.DONE), true, "The coupon is applied.");
        }

        @Override
        public Context context(Question question) {
            questions.add(question);
            return FakeShop.context();
        }

        @Override
        public void close() {}
    }

    private final class FakeData implements RetailData {
        @Override
        public Optional<User> user(UserKey user) {
            if (dataFailure != null) {
                throw dataFailure;
            }
            boolean known = List.of("demo", "ann").contains(user.user());
            return known ? Optional.of(FakeShop.user(user.user())) : Optional.empty();
        }

        @Override
        public List<Order> orders(UserKey user, int limit) {
            return List.of();
        }

        @Override
        public List<Store> storesNear(String tenant, GeoPoint place, int limit) {
            return List.of();
        }

        @Override
        public Optional<Store> store(String tenant, String storeId) {
            return Optional.empty();
        }

        @Override
        public List<Product> products(String tenant, Collection<String> productIds) {
            return List.of();
        }

        @Override
        public List<Coupon> coupons(UserKey user, Instant at) {
            return List.of();
        }

        @Override
        public Redemption redeem(UserKey user, String couponCode, String redemptionId, Instant at) {
            return Redemption.NOT_VALID;
        }
    }
}
