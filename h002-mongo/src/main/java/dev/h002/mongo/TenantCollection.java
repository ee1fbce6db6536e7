package dev.h002.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One collection, seen as one tenant at a time. The only place that makes filters, but for {@link VectorSearchCommand}, so that
 * none lacks its tenant; {@link Expiry} alone looks across tenants. Every failure of the driver is translated.
 *
 * <p>Filters are flat documents and updates use plain operators: that is what every server, the embedded one included,
 * evaluates atomically.
 */
final class TenantCollection {
    /** As many ids as are asked for, and as many documents as are written, in one command. */
    private static final int BATCH = 500;
    /** As many documents as are read in one command when all are read; with the longest of vectors, 36 MB. */
    private static final int BULK = 1000;

    private final MongoCollection<Document> documents;

    TenantCollection(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /** One document to be written whether it is there or not. */
    record Upsert(String id, Document update) {}

    String name() {
        return documents.getNamespace().getCollectionName();
    }

    Optional<Document> byId(String tenant, String id) {
        return find(tenant, idIs(tenant, id), null, 1).stream().findFirst();
    }

    List<Document> byIds(String tenant, Collection<String> ids) {
        List<Document> found = new ArrayList<>();
        for (List<String> batch : batches(new ArrayList<>(new LinkedHashSet<>(ids)))) {
            List<String> documentIds =
                    batch.stream().map(id -> Tenants.documentId(tenant, id)).toList();
            found.addAll(find(tenant, new Document("_id", new Document("$in", documentIds)), null, batch.size()));
        }
        return found;
    }

    List<Document> find(String tenant, Document condition, @Nullable Document sort, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return MongoFailures.translated(() -> {
            // The embedded server needs an explicit batch size to continue a cursor.
            FindIterable<Document> found = documents
                    .find(filter(tenant, condition))
                    .batchSize(BATCH)
                    .limit(limit)
                    .timeoutMode(TimeoutMode.ITERATION);
            return (sort == null ? found : found.sort(sort)).into(new ArrayList<>());
        });
    }

    /**
     * Hands over what is found, one after the other, as it comes from the server.
     *
     * @param fields the only ones to be read, besides {@code _id}; none: all of them
     */
    void each(String tenant, Document condition, List<String> fields, Consumer<Document> consumer) {
        Document projection = new Document();
        fields.forEach(field -> projection.append(field, 1));
        MongoFailures.translated(() -> {
            documents
                    .find(filter(tenant, condition))
                    .projection(projection)
                    .batchSize(BULK)
                    // The time limit holds for each batch: all of them may take longer than one operation should.
                    .timeoutMode(TimeoutMode.ITERATION)
                    .forEach(consumer);
            return tenant;
        });
    }

    long count(String tenant, Document condition) {
        return MongoFailures.translated(() -> documents.countDocuments(filter(tenant, condition)));
    }

    /** False, with nothing changed, if the id is taken, be it by another tenant. */
    boolean insert(String tenant, String id, Document fields) {
        Document document = new Document("_id", Tenants.documentId(tenant, id));
        document.putAll(marked(tenant, fields));
        return MongoFailures.translated(() -> {
            try {
                documents.insertOne(document);
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getCode() == MongoFailures.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    /** Whether there was one that meets the condition. */
    boolean replace(String tenant, String id, Document condition, Document fields) {
        return MongoFailures.translated(() -> documents
                        .replaceOne(filter(tenant, withId(tenant, id, condition)), marked(tenant, fields))
                        .getMatchedCount()
                > 0);
    }

    /** Whether there was one that meets the condition. */
    boolean update(String tenant, String id, Document condition, Document update) {
        return MongoFailures.translated(() -> documents
                        .updateOne(filter(tenant, withId(tenant, id, condition)), update)
                        .getMatchedCount()
                > 0);
    }

    /** The document as it was before, or empty if none meets the condition; asking for it as it is after is not exact everywhere. */
    Optional<Document> updateAndGetBefore(String tenant, String id, Document condition, Document update) {
        FindOneAndUpdateOptions before = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE);
        return MongoFailures.translated(() -> Optional.ofNullable(
                documents.findOneAndUpdate(filter(tenant, withId(tenant, id, condition)), update, before)));
    }

    /** How many meet the condition. */
    long updateAll(String tenant, Document condition, Document update) {
        return MongoFailures.translated(
                () -> documents.updateMany(filter(tenant, condition), update).getMatchedCount());
    }

    /** How many were deleted. */
    long delete(String tenant, Document condition) {
        return MongoFailures.translated(
                () -> documents.deleteMany(filter(tenant, condition)).getDeletedCount());
    }

    /** Makes sure a document is there, with these fields if it was not; two that do so at once do not disturb each other. */
    void ensure(String tenant, String id, Document fieldsOnInsert) {
        Document fields = marked(tenant, fieldsOnInsert);
        MongoFailures.translated(() -> {
            try {
                return documents.updateOne(
                        new Document("_id", Tenants.documentId(tenant, id)),
                        new Document("$setOnInsert", fields),
                        new UpdateOptions().upsert(true));
            } catch (MongoWriteException refused) {
                if (refused.getCode() == MongoFailures.DUPLICATE_KEY) {
                    return refused;
                }
                throw refused;
            }
        });
    }

    /**
     * Writes each document, atomically one by one; of several with the same id the last counts.
     *
     * @return by position in the list, why a document was refused
     */
    Map<Integer, String> upsertAll(String tenant, List<Upsert> upserts) {
        Map<Integer, String> refused = new TreeMap<>();
        for (int start = 0; start < upserts.size(); start += BATCH) {
            int first = start;
            List<Upsert> batch = upserts.subList(start, Math.min(upserts.size(), start + BATCH));
            upsertBatch(tenant, batch).forEach((position, why) -> refused.put(first + position, why));
        }
        return refused;
    }

    private Map<Integer, String> upsertBatch(String tenant, List<Upsert> batch) {
        Map<Integer, String> refused = new TreeMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            last.put(batch.get(i).id(), i);
        }
        Set<Object> foreign = idsOfOthers(tenant, batch);
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            String documentId = Tenants.documentId(tenant, batch.get(i).id());
            if (foreign.contains(documentId)) {
                refused.put(i, "the id is in use by another tenant");
            } else if (last.getOrDefault(batch.get(i).id(), i) == i) {
                // By _id alone: with a second field the embedded server would not use its index.
                writes.add(new UpdateOneModel<>(
                        new Document("_id", documentId), batch.get(i).update(), new UpdateOptions().upsert(true)));
                positions.add(i);
            }
        }
        if (!writes.isEmpty()) {
            for (BulkWriteError error : write(writes)) {
                refused.put(
                        positions.get(error.getIndex()),
                        "the database refused it (error code " + error.getCode() + ")");
            }
        }
        return refused;
    }

    private List<BulkWriteError> write(List<UpdateOneModel<Document>> writes) {
        return MongoFailures.translated(() -> {
            try {
                documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                return List.<BulkWriteError>of();
            } catch (MongoBulkWriteException partly) {
                if (partly.getWriteErrors().isEmpty()) {
                    throw partly;
                }
                return partly.getWriteErrors();
            }
        });
    }

    private Set<Object> idsOfOthers(String tenant, List<Upsert> batch) {
        List<String> documentIds = batch.stream()
                .map(upsert -> Tenants.documentId(tenant, upsert.id()))
                .distinct()
                .toList();
        return MongoFailures.translated(() -> documents
                .find(new Document("_id", new Document("$in", documentIds)))
                .projection(new Document(Tenants.FIELD, 1))
                .batchSize(BATCH)
                .into(new ArrayList<>())
                .stream()
                .filter(document -> !Tenants.owns(tenant, document.get(Tenants.FIELD)))
                .map(document -> document.get("_id"))
                .collect(Collectors.toSet()));
    }

    private static Document marked(String tenant, Document fields) {
        Document marked = new Document(Tenants.FIELD, tenant).append(SchemaVersion.FIELD, SchemaVersion.CURRENT);
        marked.putAll(fields);
        return marked;
    }

    private static Document filter(String tenant, Document condition) {
        Document filter = new Document(condition);
        filter.put(Tenants.FIELD, Tenants.condition(tenant));
        return filter;
    }

    private static Document idIs(String tenant, String id) {
        return new Document("_id", Tenants.documentId(tenant, id));
    }

    private static Document withId(String tenant, String id, Document condition) {
        Document whole = idIs(tenant, id);
        whole.putAll(condition);
        return whole;
    }

    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int start = 0; start < all.size(); start += BATCH) {
            batches.add(all.subList(start, Math.min(all.size(), start + BATCH)));
        }
        return batches;
    }
}
