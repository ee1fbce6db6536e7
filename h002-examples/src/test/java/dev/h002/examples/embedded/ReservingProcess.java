package dev.h002.examples.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.QuotaPolicy.Reservation;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that reserves quota with many threads. For each line {@code user limit settle} it reserves until every thread has
 * been denied, and prints how many were granted; with {@code settle} each is settled, otherwise left open.
 */
final class ReservingProcess {
    static final Instant NOW = Instant.parse("2126-03-02T12:00:00Z");
    static final int THREADS = 100;
    static final String DATABASE = "quota";

    private ReservingProcess() {}

    static QuotaPolicy policy(MongoStores stores, long limit, Instant now) {
        return stores.dailyQuota(limit, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.fixed(now, ZoneOffset.UTC));
    }

    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (MongoClient client = MongoClients.create(arguments[0]);
                MongoStores stores = MongoStores.of(client, DATABASE);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                QuotaPolicy policy = policy(stores, Long.parseLong(words[1]), NOW);
                AtomicInteger granted = new AtomicInteger();
                List<Future<?>> running = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    running.add(pool.submit(
                            () -> reserve(policy, UserKey.of(words[0]), words[2].equals("settle"), granted)));
                }
                for (Future<?> one : running) {
                    one.get();
                }
                System.out.println("granted " + granted.get());
            }
        }
        pool.shutdown();
    }

    private static void reserve(QuotaPolicy policy, UserKey user, boolean settle, AtomicInteger granted) {
        while (true) {
            Reservation reservation = policy.reserve(user, 10);
            if (!reservation.granted()) {
                return;
            }
            granted.incrementAndGet();
            if (settle) {
                reservation.settle(new Usage(2, 1));
            }
        }
    }
}
