package dev.h002.examples.embedded;

import de.bwaldvogel.mongo.bson.Document;
import dev.h002.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The maps in a database file, each in its format, and how all of them move into a new file. */
final class StoreFiles {
    /** How the names of maps of documents begin. */
    static final String DOCUMENTS = "databases.";
    /** How the names of maps begin that say something of a map of documents. */
    static final String META = "meta.";
    /** What the names of indexes hold. */
    static final String INDEX = "._index_";

    private static final int COMMIT_EVERY = 1000;

    private StoreFiles() {}

    /** A map that is open is given as it is; the first opening decides its format. */
    @SuppressWarnings("unchecked") // the file's maps hold whatever the server puts in, and only their formats differ
    static MVMap<Object, Object> openMap(MVStore store, String name) {
        if (name.startsWith(DOCUMENTS)) {
            MVMap<Object, ?> documents = openDocuments(store, name);
            return (MVMap<Object, Object>) documents;
        }
        MVMap.Builder<Object, Object> format = new MVMap.Builder<>();
        return store.openMap(name, name.contains(INDEX) ? format.keyType(KeyFormat.INSTANCE) : format);
    }

    static MVMap<Object, Document> openDocuments(MVStore store, String name) {
        return store.openMap(name, new MVMap.Builder<Object, Document>().valueType(BsonFormat.INSTANCE));
    }

    /**
     * Closes a store after writing what is in it, and nothing of what was deleted, into a file that takes the old one's place.
     * If the process ends before that, the old one is still there.
     *
     * @throws StoreException if the new file cannot be written; the store is closed, and the old file is as it was
     */
    static void rewrite(MVStore store, Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (MVStore target = new MVStore.Builder()
                    .fileName(fresh.toString())
                    .autoCommitDisabled()
                    .open()) {
                for (String name : store.getMapNames()) {
                    copy(openMap(store, name), openMap(target, name), target);
                }
                target.commit();
            }
            replace(store, file, fresh);
        } catch (IOException | MVStoreException refused) {
            fresh.toFile().delete();
            throw new StoreException("The database file " + file + " could not be written anew.", refused);
        } finally {
            store.close();
        }
    }

    /** While the old file is still locked: who waits for the lock must not get hold of a file that is about to go. */
    private static void replace(MVStore store, Path file, Path fresh) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        } else {
            // Elsewhere a file that is open cannot be replaced.
            store.close();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(MVMap<Object, Object> from, MVMap<Object, Object> to, MVStore target) {
        Cursor<Object, Object> entries = from.cursor(null);
        for (int copied = 1; entries.hasNext(); copied++) {
            Object key = entries.next();
            to.append(key, entries.getValue());
            if (copied % COMMIT_EVERY == 0) {
                target.commit();
            }
        }
    }
}
