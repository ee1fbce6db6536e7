package dev.h002.mongo;

import dev.h002.InvalidInputException;

/** Which layout a document was written in. Without the field it is the first; what others write needs none. */
final class SchemaVersion {
    /** Named so that nobody else has it: documents of a retailer may well have a version of their own. */
    static final String FIELD = "h002Version";

    static final int CURRENT = 1;

    private SchemaVersion() {}

    /** @throws InvalidInputException if a later version of this library wrote it */
    static void requireKnown(DocumentReader in) {
        Integer version = in.countOrNull(FIELD);
        if (version != null && version > CURRENT) {
            throw in.wrong(FIELD, "is of a later version of this library");
        }
    }
}
