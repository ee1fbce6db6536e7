package dev.h002.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A connection string, checked, and the client it opens. Nothing of it is shown but the names of hosts. */
final class MongoAddress {
    static final String DEFAULT_DATABASE = "h002";
    private static final String APPLICATION = "h002";
    private static final int MAX_CONNECTIONS = 50;
    private static final int MAX_HOSTS_NAMED = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(10);
    /** A host with an optional port, of this machine: by name, by address, or a socket in its file system. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[?::1]?)(:\\d+)?|.*\\.sock", Pattern.CASE_INSENSITIVE);

    private final ConnectionString address;

    private MongoAddress(ConnectionString address) {
        this.address = address;
    }

    /**
     * @throws InvalidInputException if the text is not a MongoDB address, or leads to another machine and says nothing of TLS
     * @throws StoreException if it names hosts that DNS does not know
     */
    static MongoAddress parse(String uri) {
        ConnectionString address;
        try {
            address = new ConnectionString(uri.strip());
        } catch (IllegalArgumentException notAnAddress) {
            throw new InvalidInputException(
                    "uri",
                    "The MongoDB address is not valid: write mongodb://host:port/database, special characters of a password"
                            + " percent-encoded.");
        } catch (MongoConfigurationException notFound) {
            throw new StoreException(
                    "The MongoDB address names hosts that DNS does not know: check its spelling.", null);
        }
        if (address.getSslEnabled() == null
                && !address.getHosts().stream()
                        .allMatch(host -> THIS_MACHINE.matcher(host).matches())) {
            throw new InvalidInputException(
                    "uri",
                    "The MongoDB address leads to another machine and does not ask for TLS: add tls=true to it, or tls=false if"
                            + " nobody else can listen in between.");
        }
        return new MongoAddress(address);
    }

    String database() {
        return address.getDatabase() == null ? DEFAULT_DATABASE : address.getDatabase();
    }

    MongoClient open() {
        try {
            return MongoClients.create(MongoClientSettings.builder()
                    .applicationName(APPLICATION)
                    .timeout(OPERATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .applyToClusterSettings(cluster ->
                            cluster.serverSelectionTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(
                            socket -> socket.connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                    .applyToConnectionPoolSettings(pool -> pool.maxSize(MAX_CONNECTIONS))
                    // The driver writes commands and replies to its log at debug: cut to one character, for 0 means
                    // uncut.
                    .applyToLoggerSettings(logger -> logger.maxDocumentLength(1))
                    // Last: what the address says wins.
                    .applyConnectionString(address)
                    .build());
        } catch (IllegalArgumentException | IllegalStateException contradictory) {
            throw new InvalidInputException("uri", "The options of the MongoDB address contradict each other.");
        }
    }

    /** Says which server did not answer; the names of hosts hold no credentials. */
    RuntimeException explained(RuntimeException failed) {
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
