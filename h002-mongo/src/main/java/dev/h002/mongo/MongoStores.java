package dev.h002.mongo;

import com.mongodb.client.MongoClient;
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
 * says otherwise: 3 s to find a server, 3 s to connect, 10 s for an operation with all its retries, 50 connections. Operations throw
 * {@link StoreException} when the database fails, with a message that holds neither credentials nor data.
 */
public final class MongoStores implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MongoStores.class);
    private static final int PASSWORD_COST = 12;
    private static final int MIN_PASSWORD_COST = 10;
    private static final int MAX_PASSWORD_COST = 20;
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
    private final Expiry expiry;
    private final MongoDatabase database;

    MongoStores(
            MongoClient client,
            String database,
            boolean owned,
            Clock clock,
            boolean createIndexes,
            SchemaChecks schemaChecks) {
        this.client = client;
        this.owned = owned;
        this.clock = clock;
        this.database = NamedCollections.bounded(client.getDatabase(database));
        this.features = ServerFeatures.probe(client, this.database);
        this.collections = new NamedCollections(this.database, features.transactions());
        TenantCollection stores = collections.of(new StoreShape());
        this.directory = new StoreDirectory(
                stores, features.geo() ? new GeoSearch(GeoSearch.Queries.of(stores), skipped) : null, skipped, clock);
        this.chunks = new ChunkShape(features.vectorSearch() ? VectorForm.BSON : VectorForm.PACKED);
        this.watch = features.tellsChangesSoon()
                ? ChangeWatch.over(
                        CounterFeed.on(this.database.getCollection(NamedCollections.COUNTERS)), System::nanoTime)
                : ChangeWatch.off();
        this.knowledge = new MongoKnowledge(collections, chunks, watch, skipped, clock);
        this.expiry = new Expiry(this.database, NamedCollections.FADING, features.expiry(), clock);
        log.info("Connected to {}", features);
        SchemaSetup setup = new SchemaSetup(this.database);
        // Validators first: creating a collection with one needs no more rights than creating an index.
        if (features.validators()) {
            setup.setValidators(schemaChecks);
        }
        if (createIndexes && features.expiry()) {
            setup.createIndexes(features);
        }
        expiry.sweepIfDue();
    }

    /**
     * Connects and makes sure the database answers.
     *
     * @param uri such as {@code mongodb://localhost:27017/shop} or {@code mongodb+srv://...}; without a database in it,
     *     {@value MongoAddress#DEFAULT_DATABASE}. Beyond this machine it must say {@code tls=true}, or {@code tls=false}.
     * @throws InvalidInputException if the text is not a MongoDB address, or leads to another machine and says nothing of TLS
     * @throws StoreException if no server answers there, or it refuses the login
     */
    public static MongoStores connect(String uri) {
        return builder(uri).connect();
    }

    /** As {@link #connect}, with settings of one's own. */
    public static MongoStoresBuilder builder(String uri) {
        return new MongoStoresBuilder(MongoAddress.parse(uri));
    }

    /**
     * Uses a client of the application's own, which closing these stores leaves open. Close them all the same: on a replica set
     * a thread follows changes until then. Pool and TLS are the client's, and its time limit, if it has one: otherwise an operation
     * ends after 10 s.
     *
     * @throws StoreException if the database does not answer
     */
    public static MongoStores of(MongoClient client, String database) {
        return builder(client, database).connect();
    }

    /** As {@link #of}, with settings of one's own. */
    public static MongoStoresBuilder builder(MongoClient client, String database) {
        return new MongoStoresBuilder(client, database);
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
        return new MongoConversations(
                collections.settled(NamedCollections.CHAT_HISTORY), skipped, expiry, keepFor, clock);
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
        return new MongoDailyQuota(
                collections.settled(NamedCollections.LLM_USAGE), expiry, requests, tokens, zone, quotaClock);
    }

    /** A handler that writes what customers confirm down, for the retailer's own systems to carry out. */
    public MongoRequests requests() {
        return new MongoRequests(collections.settled(NamedCollections.REQUESTS));
    }

    /** What is kept about a customer: to be exported, and to be erased. */
    public MongoPrivacy privacy() {
        return new MongoPrivacy(collections, knowledge, loginAttempts());
    }

    /** Sign-up and login, with a bcrypt cost of 12: about a quarter of a second of one processor each. */
    public MongoAccounts accounts() {
        return accounts(PASSWORD_COST);
    }

    /**
     * Sign-up and login. Passwords hashed with less work are hashed anew at their next login.
     *
     * @param cost each step doubles the work; 10 to 20
     * @throws InvalidInputException if the cost is out of range
     */
    public MongoAccounts accounts(int cost) {
        if (cost < MIN_PASSWORD_COST || cost > MAX_PASSWORD_COST) {
            throw new InvalidInputException(
                    "cost", "A bcrypt cost is from " + MIN_PASSWORD_COST + " to " + MAX_PASSWORD_COST + ".");
        }
        return accounts(new PasswordHash(cost));
    }

    MongoAccounts accounts(PasswordHash passwords) {
        return new MongoAccounts(collections.settled("users"), loginAttempts(), expiry, passwords);
    }

    private LoginAttempts loginAttempts() {
        return new LoginAttempts(collections.settled(NamedCollections.LOGIN_ATTEMPTS), clock);
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
            // The driver would refuse to close on a thread that is interrupted, and keep its sockets.
            boolean interrupted = Thread.interrupted();
            client.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
