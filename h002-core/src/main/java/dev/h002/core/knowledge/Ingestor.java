package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.TokenCounter;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.langchain4j.data.document.DocumentParser;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Reads a company's documents, cuts them into chunks under their headings, embeds these and stores them.
 *
 * <p>It reads {@code .md}, {@code .txt}, {@code .html} (with {@code org.jsoup:jsoup} on the class path) and {@code .pdf}
 * (with {@code org.apache.pdfbox:pdfbox}) up to 20 MB each, and what {@link Builder#parser} adds. A chunk holds up to 200
 * tokens; what is embedded is the path of headings and the text. Ingesting again costs only what changed: a chunk whose
 * title and text are the same is not embedded again, and one that is gone from its file is removed. When a folder is
 * ingested again, the chunks of files that are gone from it are removed too. A file that cannot be read costs itself only.
 *
 * <p>Thread-safe, but two ingestions of the same files at a time do the work twice.
 */
public final class Ingestor {
    private final KnowledgeStore store;
    private final EmbeddingModel model;
    private final DocumentFormats formats;
    private final int threads;

    /** One that reads the built-in kinds of files and embeds on as many threads as there are cores. */
    public Ingestor(KnowledgeStore store, EmbeddingModel model) {
        this(builder(store, model));
    }

    private Ingestor(Builder builder) {
        this.store = builder.store;
        this.model = builder.model;
        this.formats = new DocumentFormats(builder.formats);
        this.threads = builder.threads;
    }

    /** Starts one with other parsers or threads. */
    public static Builder builder(KnowledgeStore store, EmbeddingModel model) {
        return new Builder(store, model);
    }

    /** As {@link #ingest(String, Collection, IngestProgress)}, without telling how far it is. */
    public IngestReport ingest(String tenant, Collection<Path> paths) {
        return ingest(tenant, paths, IngestProgress.none());
    }

    /**
     * Ingests files and folders. A file's source is its name, or its path below the given folder with {@code /} between.
     *
     * @throws InvalidInputException if the tenant's chunks were embedded by another model; {@link #clear} makes room
     * @throws dev.h002.StoreException if the store fails; files done before it did are stored
     */
    public IngestReport ingest(String tenant, Collection<Path> paths, IngestProgress progress) {
        FileWalk walk = FileWalk.of(paths, formats);
        IngestRun run = run(tenant);
        walk.errors().forEach(run::failed);
        List<FileWalk.Found> files = walk.files();
        int done = 0;
        for (FileWalk.Found file : files) {
            run.file(file.source(), file.folder(), () -> DocumentReading.bytes(file.path()));
            progress.onFile(++done, files.size(), file.source());
        }
        run.removeGone(walk.folders());
        return run.report();
    }

    /** Ingests documents that are not files. Those of an earlier call that are missing now stay. */
    public IngestReport ingestDocuments(String tenant, Collection<SourceDocument> documents, IngestProgress progress) {
        IngestRun run = run(tenant);
        int done = 0;
        for (SourceDocument document : documents) {
            run.file(document.name(), null, document::content);
            progress.onFile(++done, documents.size(), document.name());
        }
        return run.report();
    }

    /**
     * Removes every chunk of a tenant.
     *
     * @return how many there were
     */
    public int clear(String tenant) {
        List<String> ids = store.changesSince(tenant, KnowledgeStore.BEGINNING).added().stream()
                .map(Chunk::id)
                .toList();
        store.remove(tenant, ids);
        return ids.size();
    }

    private IngestRun run(String tenant) {
        DocumentReading reading = new DocumentReading(formats, TokenCounter.of(model));
        return new IngestRun(tenant, store, model, reading, threads);
    }

    /** Collects what an ingestor is made of. Not thread-safe. */
    public static final class Builder {
        private final KnowledgeStore store;
        private final EmbeddingModel model;
        private final DocumentFormats formats = new DocumentFormats();
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder(KnowledgeStore store, EmbeddingModel model) {
            this.store = Objects.requireNonNull(store);
            this.model = Objects.requireNonNull(model);
        }

        /**
         * Reads another kind of file, or one of the built-in kinds in another way.
         *
         * @param ending such as {@code .docx}
         * @param parser gives plain text or Markdown; a {@code title} in its metadata names the document; a form feed
         *     begins a page
         */
        public Builder parser(String ending, DocumentParser parser) {
            formats.put(ending, parser);
            return this;
        }

        /** How many threads embed at a time; default the number of cores. */
        public Builder threads(int threads) {
            if (threads < 1) {
                throw new InvalidInputException("threads", "At least one thread must embed.");
            }
            this.threads = threads;
            return this;
        }

        public Ingestor build() {
            return new Ingestor(this);
        }
    }
}
