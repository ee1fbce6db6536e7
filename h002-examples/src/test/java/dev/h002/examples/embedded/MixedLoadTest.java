package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.Assistant;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.core.RetailAssistant;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.data.ImportedDemo;
import dev.h002.mongo.MongoStores;
import dev.h002.retail.Coupon;
import dev.h002.spi.Conversation;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.RetailData.Redemption;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once on one database: nothing fails, nothing is lost, and in the end the numbers agree. */
class MixedLoadTest {
    private static final int THREADS = 32;
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("stores.seconds", 6));
    private static final int RACED_COUPONS = 8;
    private static final int MAX_USES = 10;
    private static final Pattern MARK = Pattern.compile("item (\\d+)-(\\d+)x");

    @TempDir
    Path folder;

    private final Map<String, AtomicInteger> redeemed = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> reserved = new ConcurrentHashMap<>();
    private DemoData data;
    private MongoStores stores;
    private QuotaPolicy quota;
    private Assistant assistant;

    @Test
    void nothingFailsAndNothingIsLost() throws Exception {
        data = DemoDataGenerator.generate(40, 7, Instant.now());
        try (EmbeddedMongo server = EmbeddedMongo.start(folder.resolve("data.mv"));
                MongoClient client = MongoClients.create(server.connectionString());
                MongoStores opened = MongoStores.of(client, "mixed")) {
            stores = opened;
            importEverything();
            quota = stores.dailyQuota(1_000_000, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.systemUTC());
            try (Assistant built = RetailAssistant.builder()
                    .retailData(stores.retailData())
                    .conversations(stores.conversations(), new byte[32])
                    .quota(quota)
                    .embeddingModel(new HashingEmbeddingModel())
                    .sourceDeadline(Duration.ofSeconds(30))
                    .build()) {
                assistant = built;
                runEverything();
            }
            checkCoupons(client);
            checkConversations();
            checkQuota(client);
        }
    }

    private void importEverything() {
        ImportedDemo.into(stores, data);
        List<Coupon> raced = new ArrayList<>();
        for (int i = 0; i < RACED_COUPONS; i++) {
            raced.add(new Coupon(
                    "RACE" + i,
                    null,
                    List.of(),
                    List.of("no such product"),
                    List.of(),
                    BigDecimal.TEN,
                    null,
                    null,
                    "",
                    Instant.EPOCH,
                    Instant.parse("2199-01-01T00:00:00Z"),
                    MAX_USES,
                    0));
        }
        stores.importer().coupons("default", raced);
    }

    private void runEverything() throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            running.add(pool.submit(() -> work(number, end)));
        }
        for (Future<?> one : running) {
            one.get(LONG.toSeconds() + 60, TimeUnit.SECONDS);
        }
        pool.shutdown();
    }

    /** Two threads are one customer, in one conversation. */
    private void work(int thread, long end) {
        Random random = new Random(thread);
        UserKey user = UserKey.of(data.users().get(thread / 2).id());
        // A machine that is busy otherwise needs longer until every coupon is used up.
        for (int step = 0; System.nanoTime() < end || redemptions() < RACED_COUPONS * MAX_USES; step++) {
            int dice = random.nextInt(20);
            if (dice < 10) {
                read(user);
            } else if (dice < 14) {
                turn(user, thread, step);
            } else if (dice < 18) {
                redeem(user, thread + "-" + step, random);
            } else {
                count(reserved, user.user());
                quota.reserve(user, 50).settle(new Usage(30, 10));
            }
        }
    }

    private void read(UserKey user) {
        RetailData retail = stores.retailData();
        assertThat(retail.user(user)).isPresent();
        assertThat(retail.orders(user, 5)).isNotEmpty();
        assertThat(retail.storesNear("default", DemoData.DEMO_LOCATION, 3)).hasSize(3);
        assertThat(retail.products("default", List.of(DemoData.HOT_CHOCOLATE))).hasSize(1);
        retail.coupons(user, Instant.now());
        stores.conversations().list(user, 3);
    }

    private void turn(UserKey user, int thread, int step) {
        String conversation = "conversation of " + user.user();
        Reply reply = assistant.ask(Question.of(user.user(), "Any offers for item " + thread + "-" + step + "x?")
                .in(conversation));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.context().missing()).isEmpty();
        count(turns, user.user());
    }

    private void redeem(UserKey user, String id, Random random) {
        RetailData retail = stores.retailData();
        String code = "RACE" + random.nextInt(RACED_COUPONS);
        Redemption first = retail.redeem(user, code, id, Instant.now());
        Redemption retry = retail.redeem(user, code, id, Instant.now());
        if (first == Redemption.REDEEMED) {
            count(redeemed, code);
            assertThat(retry).isEqualTo(Redemption.ALREADY_REDEEMED);
        } else {
            assertThat(first).isEqualTo(Redemption.NOT_VALID);
            assertThat(retry).isEqualTo(Redemption.NOT_VALID);
        }
    }

    private static void count(Map<String, AtomicInteger> counts, String key) {
        counts.computeIfAbsent(key, name -> new AtomicInteger()).incrementAndGet();
    }

    private static int of(Map<String, AtomicInteger> counts, String key) {
        return counts.getOrDefault(key, new AtomicInteger()).get();
    }

    private void checkCoupons(MongoClient client) {
        for (int i = 0; i < RACED_COUPONS; i++) {
            Document coupon = client.getDatabase("mixed")
                    .getCollection("coupons")
                    .find(new Document("_id", "RACE" + i))
                    .first();
            assertThat(coupon.getInteger("usedCount"))
                    .isEqualTo(of(redeemed, "RACE" + i))
                    .isLessThanOrEqualTo(MAX_USES);
            assertThat(coupon.getList("redemptions", Document.class))
                    .extracting(use -> use.getString("id"))
                    .doesNotHaveDuplicates()
                    .hasSize(coupon.getInteger("usedCount"));
        }
        assertThat(redemptions()).isEqualTo(RACED_COUPONS * MAX_USES);
    }

    private int redemptions() {
        return redeemed.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private void checkConversations() {
        for (int pair = 0; pair < THREADS / 2; pair++) {
            UserKey user = UserKey.of(data.users().get(pair).id());
            int answered = of(turns, user.user());
            assertThat(answered).isGreaterThan(2);
            Conversation stored = stores.conversations()
                    .load(user, "conversation of " + user.user())
                    .orElseThrow();
            // One more for the id that was taken first.
            assertThat(stored.version()).isEqualTo(answered + 1);
            assertThat(stored.turns()).hasSize(Math.min(100, answered));
            Map<String, Integer> latest = new ConcurrentHashMap<>();
            stored.turns().forEach(turn -> {
                Matcher mark = MARK.matcher(turn.question().value());
                assertThat(mark.find()).as(turn.question().value()).isTrue();
                int step = Integer.parseInt(mark.group(2));
                Integer before = latest.put(mark.group(1), step);
                assertThat(before == null || before < step).isTrue();
            });
        }
    }

    private void checkQuota(MongoClient client) {
        for (int pair = 0; pair < THREADS / 2; pair++) {
            String user = data.users().get(pair).id();
            long requests = 0;
            for (Document row : client.getDatabase("mixed")
                    .getCollection("llm_usage")
                    .find(new Document("userId", UserKey.of(user).canonicalUser()))) {
                requests += row.getLong("requests");
                assertThat(row.getList("reserved", Document.class)).isEmpty();
                assertThat(row.getLong("tokens")).isEqualTo(row.getLong("inputTokens") + row.getLong("outputTokens"));
            }
            assertThat(requests).isEqualTo(of(turns, user) + of(reserved, user));
        }
    }
}
