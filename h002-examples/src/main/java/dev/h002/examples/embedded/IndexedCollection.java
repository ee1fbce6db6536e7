package dev.h002.examples.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that goes straight to a document by its id, and to a customer's documents by {@code userId}. The server uses its own
 * index only where a query asks for the id and nothing else, and would read all customers to find one, and everybody's orders to find
 * theirs. Like all of the server's, it is used by one command at a time.
 *
 * <p>The index by customer is kept in memory, and made by the first query that asks for one. What is found is still matched
 * against the rest of the query, in the order in which the file holds it, so that answers are the same as without.
 */
final class IndexedCollection extends H2Collection {
    private static final String ID = "_id";
    private static final String CUSTOMER = "userId";
    /** In place of a customer: of documents without one, and of those whose value is no text, which any query may match. */
    private static final String NOBODY = "";

    private @Nullable Map<String, NavigableSet<Object>> positions;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Narrowed narrowed = isNaturalDescending(orderBy) ? null : narrowed(query);
        return narrowed == null
                ? super.matchDocuments(query, orderBy, skip, limit, batchSize, fields)
                : matchDocumentsFromStream(
                        narrowed.positions().stream().map(this::getDocument),
                        narrowed.rest(),
                        orderBy,
                        skip,
                        limit,
                        batchSize,
                        fields);
    }

    /**
     * Where documents are that may match.
     *
     * @param rest what they are yet to be matched against
     */
    private record Narrowed(NavigableSet<Object> positions, Document rest) {}

    /** Null if they may be anywhere. */
    private @Nullable Narrowed narrowed(Document query) {
        NavigableSet<Object> found = new TreeSet<>(ValueComparator.asc());
        Collection<?> ids = texts(query.get(ID));
        if (ids != null && ids.stream().noneMatch(Objects::isNull)) {
            ids.stream().filter(id -> getDocument(id) != null).forEach(found::add);
            // Each of a hundred documents would be compared with each of a hundred ids.
            Document rest = query.clone();
            rest.remove(ID);
            return new Narrowed(found, rest);
        }
        Collection<?> customers = texts(query.get(CUSTOMER));
        if (customers != null) {
            customers.forEach(customer -> found.addAll(of(bucket(customer))));
            found.addAll(of(NOBODY));
            return new Narrowed(found, query);
        }
        return null;
    }

    /** What a field must be one of, where a condition asks for texts, or for nothing, and for no more; else null. */
    private static @Nullable Collection<?> texts(@Nullable Object condition) {
        if (condition instanceof String text) {
            return List.of(text);
        }
        if (condition instanceof Document operators
                && operators.size() == 1
                && operators.get("$in") instanceof Collection<?> several
                && several.stream().allMatch(value -> value == null || value instanceof String)) {
            return several;
        }
        return null;
    }

    private NavigableSet<Object> of(String customer) {
        NavigableSet<Object> found = index().get(customer);
        return found == null ? new TreeSet<>() : found;
    }

    private Map<String, NavigableSet<Object>> index() {
        Map<String, NavigableSet<Object>> index = positions;
        if (index == null) {
            Map<String, NavigableSet<Object>> made = new HashMap<>();
            streamAllDocumentsWithPosition().forEach(entry -> add(made, entry.getDocument(), entry.getPosition()));
            positions = made;
            index = made;
        }
        return index;
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object position = super.addDocumentInternal(document);
        if (positions != null) {
            add(positions, document, position);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        super.handleUpdate(position, before, after);
        if (positions != null) {
            remove(positions, before, position);
            add(positions, after, position);
        }
    }

    @Override
    protected void removeDocument(Object position) {
        if (positions != null) {
            remove(positions, getDocument(position), position);
        }
        super.removeDocument(position);
    }

    private static void add(Map<String, NavigableSet<Object>> index, Document document, Object position) {
        index.computeIfAbsent(bucket(document.get(CUSTOMER)), none -> new TreeSet<>(ValueComparator.asc()))
                .add(position);
    }

    private static void remove(Map<String, NavigableSet<Object>> index, Document document, Object position) {
        index.computeIfPresent(bucket(document.get(CUSTOMER)), (customer, set) -> {
            set.remove(position);
            return set.isEmpty() ? null : set;
        });
    }

    private static String bucket(@Nullable Object customer) {
        return customer instanceof String id ? id : NOBODY;
    }
}
