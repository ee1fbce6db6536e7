package dev.h002.examples.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The server's storage, made safe: one command at a time, a copy of the reply, and what it wrote in the file before it is
 * answered. As the library has it, a reply holds the live documents, which the next command may change while the reply is still
 * being encoded, and the file follows up to a second later.
 */
final class DurableBackend extends H2Backend {
    private static final int INTERNAL_ERROR = 1;
    private static final int COMPACTION_MILLIS = 200;
    /** Space that a write freed is used again after so long, which is what keeps the file from growing. */
    private static final int RETENTION_MILLIS = 2000;
    /** Every so many commits, what is left of chunks that are mostly outdated is written anew. */
    private static final int TIDY_EVERY = 500;

    private static final int TIDY_BELOW_PERCENT = 60;
    private static final int TIDY_BYTES = 4 * 1024 * 1024;

    private final Object turn = new Object();
    private volatile @Nullable Path rewritten;
    private int commits;

    DurableBackend(MVStore store) {
        super(store);
        store.setRetentionTime(RETENTION_MILLIS);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException refused) {
            // Answered here, since the caller would log it with its documents.
            int code = refused instanceof MongoServerError error ? error.getCode() : INTERNAL_ERROR;
            return failure(refused.getMessageWithoutErrorCode(), code);
        } catch (RuntimeException broken) {
            return failure(broken.getClass().getSimpleName(), INTERNAL_ERROR);
        }
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        synchronized (turn) {
            try {
                return super.handleCommand(channel, databaseName, command, query)
                        .cloneDeeply();
            } finally {
                // Also after an error: of several writes in a command some may have been made.
                commitWhatChanged();
            }
        }
    }

    private void commitWhatChanged() {
        MVStore store = getMvStore();
        if (store.hasUnsavedChanges()) {
            store.commit();
            commits++;
            if (commits % TIDY_EVERY == 0) {
                store.compact(TIDY_BELOW_PERCENT, TIDY_BYTES);
            }
        }
    }

    /** Closing it then writes what is there into a file of its own, which takes the place of this one. */
    void rewriteOnClose(Path file) {
        rewritten = file;
    }

    private static Document failure(String message, int code) {
        return new Document("ok", 0).append("errmsg", message).append("code", code);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new CompactDatabase(databaseName);
    }

    @Override
    public void close() {
        synchronized (turn) {
            Path file = rewritten;
            if (file == null) {
                getMvStore().close(COMPACTION_MILLIS);
            } else {
                StoreFiles.rewrite(getMvStore(), file);
            }
            super.close();
        }
    }

    /**
     * Keeps documents as BSON and keys as plain text, where the library would use Java serialization, which takes several times
     * as long to read and write. A map that is open is used as it is, so opening each first decides its format.
     *
     * <p>An inner class, since these methods are called while the superclass is still being constructed.
     */
    private final class CompactDatabase extends H2Database {
        private CompactDatabase(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
            String name = getFullCollectionNamespace(collectionName);
            return new IndexedCollection(
                    this,
                    collectionName,
                    options,
                    StoreFiles.openDocuments(getMvStore(), StoreFiles.DOCUMENTS + name),
                    getMvStore().openMap(StoreFiles.META + name),
                    cursorRegistry);
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            StoreFiles.openMap(getMvStore(), getFullCollectionNamespace(collectionName) + StoreFiles.INDEX + indexName);
            return super.openOrCreateUniqueIndex(collectionName, indexName, keys, sparse);
        }
    }
}
