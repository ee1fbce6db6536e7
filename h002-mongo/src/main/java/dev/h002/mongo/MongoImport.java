package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.mongo.ImportReport.Problem;
import dev.h002.mongo.TenantCollection.Upsert;
import dev.h002.retail.Coupon;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Brings a retailer's users, orders, stores, products and coupons into the database. Thread-safe.
 *
 * <p>A document whose id is there already is brought up to date: documented fields are set, those without a value removed, any
 * other field is left alone. Importing a coupon again changes its terms, never its uses. Every document is written atomically;
 * one that is wrong is reported and the others are written.
 */
public final class MongoImport {
    private static final int BATCH = 500;

    private final NamedCollections collections;
    private final MongoKnowledge knowledge;
    private final StoreDirectory directory;
    private final LongConsumer progress;
    private final Map<String, DocumentShape<?>> shapes = new LinkedHashMap<>();

    MongoImport(
            NamedCollections collections, MongoKnowledge knowledge, StoreDirectory directory, LongConsumer progress) {
        this.collections = collections;
        this.knowledge = knowledge;
        this.directory = directory;
        this.progress = progress;
        for (DocumentShape<?> shape :
                List.of(new UserShape(), new OrderShape(), new StoreShape(), new ProductShape(), new CouponShape())) {
            shapes.put(shape.collection(), shape);
        }
    }

    /** The same, telling how many documents have been read so far, after each batch. */
    public MongoImport reportingTo(LongConsumer documentsRead) {
        return new MongoImport(collections, knowledge, directory, documentsRead);
    }

    /** Stores customers. */
    public ImportReport users(String tenant, Collection<User> users) {
        return values(tenant, new UserShape(), users);
    }

    /** Stores orders. */
    public ImportReport orders(String tenant, Collection<Order> orders) {
        return values(tenant, new OrderShape(), orders);
    }

    /** Stores stores. */
    public ImportReport stores(String tenant, Collection<Store> stores) {
        return values(tenant, new StoreShape(), stores);
    }

    /** Stores products. */
    public ImportReport products(String tenant, Collection<Product> products) {
        return values(tenant, new ProductShape(), products);
    }

    /** Stores coupons. */
    public ImportReport coupons(String tenant, Collection<Coupon> coupons) {
        return values(tenant, new CouponShape(), coupons);
    }

    /**
     * Stores the documents of a file, one JSON object per line (relaxed Extended JSON), in the shape of their collection; fields
     * that are not part of it are stored as they are.
     *
     * @param collection users, orders, stores, products or coupons
     * @throws InvalidInputException if there is no such collection or the file cannot be read
     */
    public ImportReport jsonLines(String tenant, String collection, Path file) {
        requireShape(collection);
        try (InputStream lines = Files.newInputStream(file)) {
            return jsonLines(tenant, collection, lines);
        } catch (IOException unreadable) {
            throw new InvalidInputException("file", "The file cannot be read: check its path and permissions.");
        }
    }

    /** As {@link #jsonLines(String, String, Path)}, from a stream, which is not closed. */
    public ImportReport jsonLines(String tenant, String collection, InputStream lines) throws IOException {
        Batches<?> batches = new Batches<>(tenant, requireShape(collection));
        JsonLines in = new JsonLines(new BufferedInputStream(lines));
        while (batches.addNext(in)) {
            // Each call takes one line.
        }
        return batches.finish();
    }

    /**
     * Removes what a tenant has in a collection, so that it can be filled anew. Of {@code embeddings}, readers are told.
     *
     * @return how many documents were there
     * @throws InvalidInputException if there is no such collection
     */
    public long clear(String tenant, String collection) {
        TenantCollection known = collections.known(collection);
        long removed = collection.equals(NamedCollections.EMBEDDINGS)
                ? knowledge.removeAll(tenant)
                : known.delete(tenant, new Document());
        directory.forget(tenant);
        return removed;
    }

    private DocumentShape<?> requireShape(String collection) {
        DocumentShape<?> shape = shapes.get(collection);
        if (shape == null) {
            throw new InvalidInputException(
                    "collection", "Nothing can be imported there: use one of " + shapes.keySet() + ".");
        }
        return shape;
    }

    private <T> ImportReport values(String tenant, DocumentShape<T> shape, Collection<T> values) {
        Batches<T> batches = new Batches<>(tenant, shape);
        long position = 0;
        for (T value : values) {
            position++;
            batches.add(position, value);
        }
        return batches.finish();
    }

    /** Gathers documents, writes them in batches and keeps what went wrong. Not thread-safe. */
    private final class Batches<T> {
        private final String tenant;
        private final DocumentShape<T> shape;
        private final TenantCollection collection;
        private final List<Upsert> upserts = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private long read;
        private long refused;

        private Batches(String tenant, DocumentShape<T> shape) {
            this.tenant = tenant;
            this.shape = shape;
            this.collection = collections.of(shape);
        }

        private boolean addNext(JsonLines in) throws IOException {
            try {
                String text = in.next();
                if (text == null) {
                    return false;
                }
                Document raw = JsonLines.parse(text);
                String id = idOf(raw);
                T value = shape.read(id, new DocumentReader(raw));
                stage(in.line(), new Upsert(id, shape.update(tenant, value, otherFields(raw))));
            } catch (InvalidInputException wrong) {
                read++;
                refuse(in.line(), wrong);
            }
            return true;
        }

        private void add(long position, T value) {
            try {
                String id = DocumentIds.require("_id", shape.idOf(value));
                stage(position, new Upsert(id, shape.update(tenant, value, new Document())));
            } catch (InvalidInputException wrong) {
                read++;
                refuse(position, wrong);
            }
        }

        private void stage(long line, Upsert upsert) {
            read++;
            upserts.add(upsert);
            lines.add(line);
            if (upserts.size() == BATCH) {
                flush();
            }
        }

        private void flush() {
            collection.upsertAll(tenant, upserts).forEach((position, why) -> refuse(lines.get(position), why));
            upserts.clear();
            lines.clear();
            progress.accept(read);
        }

        private void refuse(long line, InvalidInputException wrong) {
            refuse(line, Objects.requireNonNullElse(wrong.getMessage(), wrong.field()));
        }

        private void refuse(long line, String why) {
            refused++;
            if (problems.size() < ImportReport.MAX_PROBLEMS) {
                problems.add(new Problem(line, why));
            }
        }

        private ImportReport finish() {
            flush();
            directory.forget(tenant);
            problems.sort(Comparator.comparingLong(Problem::line));
            return new ImportReport(shape.collection(), read, read - refused, problems);
        }

        private String idOf(Document raw) {
            Object id = raw.get("_id");
            if (id instanceof ObjectId || id instanceof Integer || id instanceof Long) {
                return id.toString();
            }
            if (id instanceof String text) {
                return DocumentIds.require("_id", text);
            }
            throw new InvalidInputException("_id", id == null ? "field _id is missing" : "field _id must be a text");
        }

        /** Fields the shape does not know, kept as they are. */
        private Document otherFields(Document raw) {
            Document others = new Document(raw);
            others.remove("_id");
            others.remove("usedCount");
            others.remove("redemptions");
            if (!Tenants.owns(tenant, others.getOrDefault(Tenants.FIELD, tenant))) {
                throw new InvalidInputException(Tenants.FIELD, "field tenant names another tenant");
            }
            shape.fields().forEach(others::remove);
            for (String name : others.keySet()) {
                if (name.isEmpty() || name.startsWith("$") || name.indexOf('.') >= 0) {
                    throw new InvalidInputException(
                            "field", "a field name must not be empty, start with $ or hold a dot");
                }
            }
            return others;
        }
    }
}
