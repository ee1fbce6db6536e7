package dev.h002.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoQueryException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * What a server says it is and can do. What it cannot is done in Java instead, behind the same interfaces.
 *
 * @param version as the server tells it
 * @param topology {@code standalone}, {@code replica set}, {@code sharded}, or {@code embedded} for a wire-protocol server without
 *     sessions
 * @param sessions whether operations of one client can be tied together
 * @param transactions whether several documents can change at once
 * @param changeStreams whether changes can be followed
 * @param expiry whether documents with an {@code expiresAt} in the past are deleted by the server
 * @param validators whether it refuses documents that break a {@code $jsonSchema}
 * @param geo whether it finds what is near
 * @param vectorSearch whether it answers {@code $vectorSearch}
 */
public record ServerFeatures(
        String version,
        String topology,
        boolean sessions,
        boolean transactions,
        boolean changeStreams,
        boolean expiry,
        boolean validators,
        boolean geo,
        boolean vectorSearch) {

    private static final String REPLICA_SET = "replica set";

    /** Asks the server; also the first proof that it can be reached. */
    static ServerFeatures probe(MongoClient client, MongoDatabase database) {
        String version = database.runCommand(new Document("buildInfo", 1)).getString("version");
        ClusterDescription cluster = client.getClusterDescription();
        boolean sessions = cluster.getConnectionMode() == ClusterConnectionMode.LOAD_BALANCED
                || cluster.getLogicalSessionTimeoutMinutes() != null;
        String topology = sessions ? topologyOf(cluster) : "embedded";
        boolean distributed = sessions && !topology.equals("standalone");
        return new ServerFeatures(
                version == null ? "unknown" : version,
                topology,
                sessions,
                distributed,
                distributed,
                sessions,
                sessions,
                sessions && findsPlaces(database),
                sessions && searches(database));
    }

    /**
     * Whether a change stream tells of a change within moments. That of a sharded cluster waits until every shard has moved on,
     * 10 s where one is idle.
     */
    boolean tellsChangesSoon() {
        return changeStreams && topology.equals(REPLICA_SET);
    }

    private static String topologyOf(ClusterDescription cluster) {
        for (ServerDescription server : cluster.getServerDescriptions()) {
            if (server.isStandAlone()) {
                return "standalone";
            }
            if (server.isShardRouter()) {
                return "sharded";
            }
        }
        return cluster.getConnectionMode() == ClusterConnectionMode.LOAD_BALANCED ? "sharded" : REPLICA_SET;
    }

    /** A condition that no document meets, but that must be understood. */
    private static boolean findsPlaces(MongoDatabase database) {
        Document circle = new Document("$centerSphere", List.of(List.of(0.0, 0.0), 0.1));
        Document near = new Document("_id", "").append("location", new Document("$geoWithin", circle));
        try {
            database.getCollection("stores").find(near).limit(1).first();
            return true;
        } catch (MongoQueryException withoutGeo) {
            return false;
        }
    }

    private static boolean searches(MongoDatabase database) {
        try {
            database.getCollection(NamedCollections.EMBEDDINGS)
                    .aggregate(List.of(new Document("$listSearchIndexes", new Document())))
                    .first();
            return true;
        } catch (MongoCommandException withoutSearch) {
            return false;
        }
    }

    /** One line, such as {@code MongoDB 8.0.4 (replica set) with sessions, transactions, change streams, expiry, validators, geo}. */
    @Override
    public String toString() {
        List<String> can = new ArrayList<>();
        addIf(can, sessions, "sessions");
        addIf(can, transactions, "transactions");
        addIf(can, changeStreams, "change streams");
        addIf(can, expiry, "expiry");
        addIf(can, validators, "validators");
        addIf(can, geo, "geo");
        addIf(can, vectorSearch, "vector search");
        String abilities = can.isEmpty() ? "" : " with " + String.join(", ", can);
        return "MongoDB " + version + " (" + topology + ")" + abilities;
    }

    private static void addIf(List<String> list, boolean condition, String word) {
        if (condition) {
            list.add(word);
        }
    }
}
