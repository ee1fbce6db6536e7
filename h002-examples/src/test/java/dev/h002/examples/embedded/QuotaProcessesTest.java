package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.UserKey;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.QuotaPolicy;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of a hundred threads each share one customer's day. */
@Timeout(180)
class QuotaProcessesTest {
    private static final int RUNS = Integer.getInteger("quota.runs", 4);

    @TempDir
    Path folder;

    private EmbeddedMongo server;
    private MongoClient client;
    private MongoStores stores;
    private Reserver one;
    private Reserver other;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedMongo.start(folder.resolve("data.mv"));
        client = MongoClients.create(server.connectionString());
        stores = MongoStores.of(client, ReservingProcess.DATABASE);
        one = new Reserver(server.connectionString());
        other = new Reserver(server.connectionString());
        one.awaitReady();
        other.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
        stores.close();
        client.close();
        server.close();
    }

    @Test
    void exactlyTheLimitIsAdmittedInEveryRun() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            for (int limit : new int[] {10, 1000}) {
                String user = "customer-" + limit + "-" + run;
                boolean settled = run % 5 != 0;
                String how = settled ? " settle" : " open";
                one.ask(user + " " + limit + how);
                other.ask(user + " " + limit + how);
                assertThat(one.granted() + other.granted())
                        .as("limit %d, run %d", limit, run)
                        .isEqualTo(limit);
                Document row = row(user);
                assertThat(row.getLong("requests")).isEqualTo(limit);
                assertThat(row.getLong("tokens")).isEqualTo(settled ? 3L * limit : 10L * limit);
            }
        }
    }

    @Test
    void whatAKilledProcessHadReservedComesBackAndNothingMore() throws Exception {
        int limit = 2000;
        String user = "customer-killed";
        one.ask(user + " " + limit + " open");
        other.ask(user + " " + limit + " settle");
        while (requests(user) < limit / 4) {
            Thread.sleep(2);
        }
        one.kill();
        int settled = other.granted();

        Document row = row(user);
        int open = row.getList("reserved", Document.class).size();
        assertThat(row.getLong("requests")).isEqualTo(limit);
        assertThat(open).as("of the killed process").isBetween(1, limit - 1).isEqualTo(limit - settled);

        QuotaPolicy before = ReservingProcess.policy(stores, limit, ReservingProcess.NOW.plus(Duration.ofMinutes(9)));
        assertThat(before.reserve(UserKey.of(user), 10).granted()).isFalse();
        QuotaPolicy after = ReservingProcess.policy(stores, limit, ReservingProcess.NOW.plus(Duration.ofMinutes(10)));
        assertThat(after.status(UserKey.of(user)).requestsLeft()).isEqualTo(open);
        assertThat(row(user).getList("reserved", Document.class)).isEmpty();
        assertThat(row(user).getLong("tokens")).isEqualTo(3L * settled);
    }

    private Document row(String user) {
        return client.getDatabase(ReservingProcess.DATABASE)
                .getCollection("llm_usage")
                .find(new Document("userId", user))
                .first();
    }

    private long requests(String user) {
        Document row = row(user);
        return row == null ? 0 : row.getLong("requests");
    }

    /** The other end of a {@link ReservingProcess}. */
    private static final class Reserver implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final Writer in;

        private Reserver(String uri) throws Exception {
            process = ChildProcess.running(ReservingProcess.class, uri).start();
            out = process.inputReader(StandardCharsets.UTF_8);
            in = process.outputWriter(StandardCharsets.UTF_8);
        }

        private void awaitReady() throws Exception {
            assertThat(out.readLine()).isEqualTo("ready");
        }

        private void ask(String line) throws Exception {
            in.write(line + "\n");
            in.flush();
        }

        private int granted() throws Exception {
            String line = out.readLine();
            assertThat(line).startsWith("granted ");
            return Integer.parseInt(line.substring("granted ".length()));
        }

        private void kill() throws Exception {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() throws Exception {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }
}
