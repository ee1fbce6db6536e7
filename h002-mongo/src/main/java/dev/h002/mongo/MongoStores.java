package dev.h002.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.StoreException;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every store, on one MongoDB database. Thread-safe; open one and share it.
 *
 * <pre>{@code
 * try (MongoStores stores = MongoStores.connect("mongodb://localhost:27017/shop")) {
 *     RetailData data = stores.retailData();
 *     ...
 * }
 * }</pre>
 *
 * <p>Any server that speaks the wire protocol will do: what it cannot do is done in Java. Bounds, unless the connection string
 * says otherwise: 3 s to find a server, 3 s to connect, 10 s for an answer, 3 s for a free connection of 50. Operations throw
 * {@link StoreException} when the database fails, with a message that holds neither credentials nor data.
 */
public final class MongoStores implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MongoStores.class);
    private static final String DEFAULT_DATABASE = "h002";
    private static final int MAX_CONNECTIONS = 50;
    private static final int MAX_HOSTS_NAMED = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONVERSATIONS_KEPT = Duration.ofDays(90);

    private final MongoClient client;
    private final boolean owned;
    private final Clock clock;
    private final ServerFeatures features;
    private final NamedCollections collections;
    private final SkippedDocuments skipped = new SkippedDocuments();
    private final StoreDirectory directory;
    private final ChunkShape chunks;
    private final ChangeWatch watch;
    private final MongoKnowledge knowledge;
    private final MongoDatabase database;

    private MongoStores(MongoClient client, String database, boolean owned, Clock clock) {
        this.client = client;
        this.owned = owned;
        this.clock = clock;
        this.database = client.getDatabase(database);
        this.features = ServerFeatures.probe(client, this.database);
        this.collections = new NamedCollections(this.database, features.transactions());
        this.directory = new StoreDirectory(collections.of(new StoreShape()), skipped, clock);
        this.chunks = new ChunkShape(features.vectorSearch() ? VectorForm.BSON : VectorForm.PACKED);
        this.watch = features.tellsChangesSoon()
                ? ChangeWatch.over(
                        CounterFeed.on(this.database.getCollection(NamedCollections.COUNTERS)), System::nanoTime)
                : ChangeWatch.off();
        this.knowledge = new MongoKnowledge(collections, chunks, watch, skipped, clock);
        log.info("Connected to {}", features);
        prepare();
    }

    /**
     * Connects and makes sure the database answers.
     *
     * @param uri such as {@code mongodb://localhost:27017/shop} or {@code mongodb+srv://...}; without a database in it,
     *     {@value #DEFAULT_DATABASE}
     * @throws InvalidInputException if the text is not a MongoDB address
     * @throws StoreException if no server answers there, or it refuses the login
     */
    public static MongoStores connect(String uri) {
        ConnectionString address = parse(uri);
        String database = address.getDatabase() == null ? DEFAULT_DATABASE : address.getDatabase();
        MongoClient client = open(address);
        try {
            return new MongoStores(client, database, true, Clock.systemUTC());
        } catch (RuntimeException failed) {
            client.close();
            throw explained(failed, address);
        }
    }

    /**
     * Uses a client of the application's own, which closing these stores leaves open. Close them all the same: on a replica set
     * a thread follows changes until then.
     *
     * @throws StoreException if the database does not answer
     */
    public static MongoStores of(MongoClient client, String database) {
        return of(client, database, Clock.systemUTC());
    }

    /** The same, with a clock that says when conversations and cached stores are old. */
    public static MongoStores of(MongoClient client, String database, Clock clock) {
        return MongoFailures.translated(() -> new MongoStores(client, database, false, clock));
    }

    /** Customers, orders, stores, products and coupons; the list of stores is read again after 30 s. */
    public RetailData retailData() {
        return new MongoRetailData(collections, directory, skipped);
    }

    /** Conversations, kept for 90 days after their last turn. */
    public ConversationStore conversations() {
        return conversations(CONVERSATIONS_KEPT);
    }

    /**
     * Conversations, kept so long after their last turn.
     *
     * @throws InvalidInputException if the time is not positive
     */
    public ConversationStore conversations(Duration keepFor) {
        if (keepFor.isZero() || keepFor.isNegative()) {
            throw new InvalidInputException("keepFor", "Conversations must be kept for some time.");
        }
        return new MongoConversations(collections.named(NamedCollections.CHAT_HISTORY), skipped, keepFor, clock);
    }

    /**
     * Chunks and their vectors. On a replica set a daemon thread follows a change stream from the first question for changes on,
     * so that asking when there are none costs nothing.
     */
    public KnowledgeStore knowledge() {
        return knowledge;
    }

    /**
     * A retriever that lets the server search the vectors of {@link #knowledge()}, with {@code $vectorSearch}.
     *
     * @param embedding the vector of a question, made by the model that made the stored ones; called from any thread
     * @throws StoreException if the server has no vector search
     */
    public MongoVectorRetriever.Builder vectorRetriever(Function<MaskedText, float[]> embedding) {
        if (!features.vectorSearch()) {
            throw new StoreException(
                    "This server has no $vectorSearch: use MongoDB Atlas, or a server with mongot, or search in memory.",
                    null);
        }
        MongoCollection<Document> embeddings = database.getCollection(NamedCollections.EMBEDDINGS);
        return new MongoVectorRetriever.Builder(
                embedding,
                pipeline -> embeddings.aggregate(pipeline).into(new ArrayList<>()),
                new VectorIndex(SearchIndexes.of(database)),
                new SearchableChunks(embeddings, chunks, skipped),
                skipped,
                clock);
    }

    /**
     * Limits per customer and calendar day, exact across all processes that use this database.
     *
     * @param requests at least 0, or {@link dev.h002.QuotaStatus#UNLIMITED}
     * @param tokens input and output together, at least 0, or {@link dev.h002.QuotaStatus#UNLIMITED}
     * @param zone whose midnight starts a new count
     * @throws InvalidInputException if a limit is negative
     */
    public QuotaPolicy dailyQuota(long requests, long tokens, ZoneId zone, Clock quotaClock) {
        return new MongoDailyQuota(collections.named(NamedCollections.LLM_USAGE), requests, tokens, zone, quotaClock);
    }

    /** Brings a retailer's data in. */
    public MongoImport importer() {
        return new MongoImport(collections, knowledge, directory, documentsRead -> {});
    }

    /**
     * How many documents a tenant has in a collection; of {@code embeddings}, how many chunks.
     *
     * @throws InvalidInputException if there is no such collection
     */
    public long count(String tenant, String collection) {
        return collections.known(collection).count(tenant, new Document("deleted", new Document("$ne", true)));
    }

    /** What the server is and can do. */
    public ServerFeatures features() {
        return features;
    }

    /** Ends what follows changes and closes the connections, unless the client was given. */
    @Override
    public void close() {
        watch.close();
        if (owned) {
            client.close();
        }
    }

    private void prepare() {
        try {
            if (features.expiry()) {
                collections.createIndexes();
            } else {
                Document past = new Document("expiresAt", new Document("$lt", Date.from(clock.instant())));
                for (String fading : List.of(NamedCollections.CHAT_HISTORY, NamedCollections.LLM_USAGE)) {
                    database.getCollection(fading).deleteMany(past);
                }
            }
        } catch (MongoCommandException refused) {
            // Reading works without: a user may hold no right to create indexes.
            log.warn("Indexes could not be created (error code {}): queries may be slow", refused.getCode());
        }
    }

    private static ConnectionString parse(String uri) {
        try {
            return new ConnectionString(uri.strip());
        } catch (IllegalArgumentException notAnAddress) {
            throw new InvalidInputException(
                    "uri",
                    "The MongoDB address is not valid: write mongodb://host:port/database, special characters of a password"
                            + " percent-encoded.");
        } catch (MongoConfigurationException notFound) {
            throw new StoreException(
                    "The MongoDB address names hosts that DNS does not know: check its spelling.", null);
        }
    }

    private static MongoClient open(ConnectionString address) {
        try {
            return MongoClients.create(MongoClientSettings.builder()
                    .applicationName(DEFAULT_DATABASE)
                    .applyToClusterSettings(cluster ->
                            cluster.serverSelectionTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(
                            socket -> socket.connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                                    .readTimeout(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                    .applyToConnectionPoolSettings(pool -> pool.maxSize(MAX_CONNECTIONS)
                            .maxWaitTime(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                    // Last: what the address says wins.
                    .applyConnectionString(address)
                    .build());
        } catch (IllegalArgumentException contradictory) {
            throw new InvalidInputException("uri", "The options of the MongoDB address contradict each other.");
        }
    }

    /** Says which server did not answer; the names of hosts hold no credentials. */
    private static RuntimeException explained(RuntimeException failed, ConnectionString address) {
        if (failed instanceof IllegalArgumentException) {
            return new InvalidInputException("uri", "The MongoDB address names a database that cannot exist.");
        }
        if (failed instanceof MongoTimeoutException) {
            List<String> hosts = address.getHosts();
            String named = String.join(", ", hosts.subList(0, Math.min(hosts.size(), MAX_HOSTS_NAMED)));
            return new StoreException(
                    "No MongoDB answers at " + named + ": check that it runs and that MONGODB_URI is right.",
                    MongoFailures.translate(failed).getCause());
        }
        return failed instanceof MongoException ? MongoFailures.translate(failed) : failed;
    }
}
