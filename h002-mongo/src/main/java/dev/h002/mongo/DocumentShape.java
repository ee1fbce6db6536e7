package dev.h002.mongo;

import dev.h002.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** How the values of one collection are written as documents and read back. Stateless. */
interface DocumentShape<T> {
    String collection();

    String idOf(T value);

    /** The documented fields that have a value, without {@code _id} and tenant. */
    Document write(T value);

    /**
     * The value a document stands for.
     *
     * @throws dev.h002.InvalidInputException if a field is missing or wrong
     */
    T read(String id, DocumentReader in);

    /** Every field that {@link #write} may give; those it does not give are removed when a document is written again. */
    Set<String> fields();

    /** Fields that belong to the running system: set when a document is new, never touched by writing it again. */
    default Document fieldsWhenNew(T value) {
        return new Document();
    }

    /**
     * What writes a value over a document or as a new one: sets the documented fields, removes those without a value, and
     * leaves any other field of the document alone.
     *
     * @param more set besides the documented fields
     */
    default Document update(String tenant, T value, Document more) {
        Document written = new Document(more);
        written.putAll(write(value));
        written.append(Tenants.FIELD, tenant).append(SchemaVersion.FIELD, SchemaVersion.CURRENT);
        Document update = new Document("$set", written);
        Document absent = new Document();
        for (String field : fields()) {
            if (!written.containsKey(field)) {
                absent.append(field, "");
            }
        }
        appendUnlessEmpty(update, "$unset", absent);
        appendUnlessEmpty(update, "$setOnInsert", fieldsWhenNew(value));
        return update;
    }

    /**
     * An amount as it is stored.
     *
     * @throws InvalidInputException if it has more digits than a Decimal128
     */
    static Decimal128 decimal(String field, BigDecimal amount) {
        try {
            return new Decimal128(amount);
        } catch (NumberFormatException tooLong) {
            throw new InvalidInputException(field, "field " + field + " has more than 34 digits");
        }
    }

    private static void appendUnlessEmpty(Document document, String name, Document inner) {
        if (!inner.isEmpty()) {
            document.append(name, inner);
        }
    }

    /** Adds a list unless it is empty, since absent and empty mean the same. */
    static void appendUnlessEmpty(Document document, String name, List<?> list) {
        if (!list.isEmpty()) {
            document.append(name, list);
        }
    }

    /** Adds a value unless it is null. */
    static void appendUnlessNull(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }
}
