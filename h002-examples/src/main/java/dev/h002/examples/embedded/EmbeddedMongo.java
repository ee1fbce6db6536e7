package dev.h002.examples.embedded;

import de.bwaldvogel.mongo.MongoServer;
import dev.h002.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A database server in this process that any MongoDB driver can talk to, over the loopback interface only, on a port of its own.
 * For the examples and tests; a shop needs a real one. Thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedMongo server = EmbeddedMongo.start(Path.of(".h002", "data.mv"));
 *         MongoStores stores = MongoStores.connect(server.connectionString())) {
 *     ...
 * }
 * }</pre>
 *
 * <p>A write is in the file before it is acknowledged, so that none is lost when the process is killed (a power failure may
 * cost the latest). One process at a time can have a file open. Geo queries, expiry, sessions and transactions are missing.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(3);
    private static final Duration LOCK_RETRY = Duration.ofMillis(50);
    private static final int WORKER_THREADS = 2;

    static {
        // The server reports every connection, and every refused command with its documents, at levels that are on by
        // default.
        setUnlessSet("org.slf4j.simpleLogger.log.de.bwaldvogel", "off");
        setUnlessSet("org.slf4j.simpleLogger.log.io.netty", "error");
        // From JDK 24 on, its use of Unsafe prints a warning; a loopback server does not need the speed.
        setUnlessSet("io.netty.noUnsafe", "true");
        // Otherwise it lists all network interfaces to name its channels.
        setUnlessSet("io.netty.machineId", "00:00:00:00:00:00:00:01");
    }

    private final @Nullable Path file;
    private final DurableBackend backend;
    private final MongoServer server;
    private final String connectionString;

    private EmbeddedMongo(MVStore store, @Nullable Path file) {
        this.file = file;
        backend = new DurableBackend(store);
        server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(loopback(), 0), 1, WORKER_THREADS);
        } catch (RuntimeException noPort) {
            throw new StoreException("The embedded database could not open a port on the loopback interface.", noPort);
        }
        connectionString = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    /**
     * Starts on a file, which is created if it is not there.
     *
     * @throws StoreException if another process keeps it open for more than 3 s, or it cannot be read or written
     */
    public static EmbeddedMongo start(Path h2File) {
        return start(h2File, LOCK_WAIT);
    }

    static EmbeddedMongo start(Path h2File, Duration lockWait) {
        return new EmbeddedMongo(open(h2File, lockWait), h2File);
    }

    /** Starts on memory: everything is gone when it is closed. */
    public static EmbeddedMongo inMemory() {
        return new EmbeddedMongo(new MVStore.Builder().autoCommitDisabled().open(), null);
    }

    /** Where a driver connects to, without a database. */
    public String connectionString() {
        return connectionString;
    }

    /** Closing will write the file anew, so that nothing of what was deleted is left in it. Has no effect in memory. */
    public void rewriteOnClose() {
        if (file != null) {
            backend.rewriteOnClose(file);
        }
    }

    /** Closes every connection, then compacts the file for a moment. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MVStore open(Path file, Duration lockWait) {
        createFolder(file);
        long start = System.nanoTime();
        while (true) {
            MVStore store = openNow(file);
            if (store != null) {
                return store;
            }
            if (System.nanoTime() - start > lockWait.toNanos()) {
                throw new StoreException(
                        "The database file " + file + " is in use by another process: close that one, or set"
                                + " MONGODB_URI to share a server.",
                        null);
            }
            pause();
        }
    }

    /** Null if another process has it open, or put a new file in its place between our opening and our locking. */
    private static @Nullable MVStore openNow(Path file) {
        try {
            Object before = identity(file);
            // No thread of its own may commit: it would write documents that are just being changed.
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
            if (before == null || before.equals(identity(file))) {
                return store;
            }
            store.close();
            return null;
        } catch (MVStoreException failed) {
            if (failed.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                return null;
            }
            throw new StoreException(
                    "The database file " + file
                            + " cannot be opened: check its permissions, or move it away if it is damaged.",
                    failed);
        }
    }

    /** What tells a file from another of its name, or null if there is none or the file system does not say. */
    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException none) {
            return null;
        }
    }

    private static void createFolder(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException refused) {
            throw new StoreException("The folder of the database file " + file + " cannot be created.", refused);
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOCK_RETRY.toNanos());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting for the database file.", null);
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
