package dev.h002.mongo;

import dev.h002.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents that somebody else may have written: one without the documented shape is left out and told to the log once,
 * by collection, the hash of its id and what is wrong, never by a value. Thread-safe.
 */
final class SkippedDocuments {
    private static final Logger log = LoggerFactory.getLogger(SkippedDocuments.class);
    private static final int MAX_TOLD = 1000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** The values of those that can be read, in order. */
    <T> List<T> readable(String collection, List<Document> documents, Function<Document, T> read) {
        List<T> values = new ArrayList<>(documents.size());
        for (Document document : documents) {
            try {
                SchemaVersion.requireKnown(new DocumentReader(document));
                values.add(read.apply(document));
            } catch (InvalidInputException wrong) {
                tell(collection, document, wrong);
            }
        }
        return values;
    }

    /** As {@link #readable}, by a shape; the id is the plain one. */
    <T> List<T> readable(String tenant, DocumentShape<T> shape, List<Document> documents) {
        return readable(
                shape.collection(),
                documents,
                document -> shape.read(plainId(tenant, document), new DocumentReader(document)));
    }

    /** The value of one, or empty if it cannot be read. */
    <T> Optional<T> readable(String tenant, DocumentShape<T> shape, Document document) {
        List<T> values = readable(tenant, shape, List.of(document));
        return values.stream().findFirst();
    }

    static String plainId(String tenant, Document document) {
        return Tenants.plainId(tenant, new DocumentReader(document).text("_id"));
    }

    private void tell(String collection, Document document, InvalidInputException wrong) {
        String id = Integer.toHexString(String.valueOf(document.get("_id")).hashCode());
        if (told.size() < MAX_TOLD && told.add(collection + id)) {
            log.warn("Left out document #{} of {}: {}", id, collection, wrong.getMessage());
        }
    }
}
