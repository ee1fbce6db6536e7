package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.TokenCounter;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.RetrievalSettings;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.Masker;
import dev.langchain4j.data.document.DocumentParser;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a company's documents, cuts them into chunks under their headings, embeds these and stores them.
 *
 * <p>It reads {@code .md}, {@code .txt}, {@code .html} (with {@code org.jsoup:jsoup} on the class path) and {@code .pdf}
 * (with {@code org.apache.pdfbox:pdfbox}) up to 20 MB each, and what {@link Builder#parser} adds.
 *
 * <p>A chunk's size is that of {@link RetrievalSettings}, in the model's own tokens. What is embedded is the path of headings
 * and the text, masked as a customer's message is, so that the two meet and no personal data of a document reaches an
 * embedding service; title and text always fit the model's window. Stored is the text as it is written.
 *
 * <p>A chunk's metadata has {@code page}, {@code language}, {@code validFrom} and {@code validUntil} as {@link Chunk} says, and
 * {@code searchedTitle} where not all of its title is searched: a file's name that says nothing of what the document is about,
 * such as {@code doc-0123.txt}, is shown, but neither embedded nor to be searched. It may be empty.
 *
 * <p>Ingesting again costs only what changed: a chunk whose title and text are the same is not embedded again, also where it
 * has moved, and one that is gone from its file is removed. When a folder is ingested again, the chunks of files that are gone
 * from it are removed too. A file that cannot be read costs itself only. Chunks are embedded and stored up to 256 at a time; a
 * process that dies between has stored whole batches, and ingesting again completes them.
 *
 * <p>Thread-safe, but two ingestions of the same files at a time do the work twice.
 */
public final class Ingestor {
    private final KnowledgeStore store;
    private final EmbeddingModel model;
    private final DocumentFormats formats;
    private final RetrievalSettings settings;
    private final EmbeddingRecipe recipe;
    private final @Nullable String language;
    private final int threads;

    /** One that reads the built-in kinds of files and embeds on as many threads as there are cores. */
    public Ingestor(KnowledgeStore store, EmbeddingModel model) {
        this(builder(store, model));
    }

    private Ingestor(Builder builder) {
        this.store = builder.store;
        this.model = builder.model;
        this.formats = new DocumentFormats(builder.formats);
        this.settings = builder.settings;
        this.recipe = new EmbeddingRecipe(builder.masker == null ? PlaceholderMasker.create() : builder.masker);
        this.language = builder.language;
        this.threads = builder.threads;
    }

    /** Starts one with other parsers or settings. */
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
     * @throws InvalidInputException if the tenant's chunks were embedded by another model, which {@link #clear} makes room
     *     for, or the model gives vectors of another length or that are not of finite numbers. Nothing of such vectors is
     *     stored; files done before are
     * @throws dev.h002.StoreException if the store fails; files done before it did are stored
     */
    public IngestReport ingest(String tenant, Collection<Path> paths, IngestProgress progress) {
        FileWalk walk = FileWalk.of(paths, formats);
        IngestRun run = run(tenant);
        walk.errors().forEach(run::failed);
        List<FileWalk.Found> files = walk.files();
        Steps steps = new Steps(progress, files.size());
        for (FileWalk.Found file : files) {
            run.file(
                    file.source(),
                    file.folder(),
                    () -> DocumentReading.bytes(file.path()),
                    () -> steps.done(file.source()));
        }
        run.removeGone(walk.folders());
        return run.end();
    }

    /**
     * Ingests documents that are not files. Those of an earlier call that are missing now stay. A second one of the same name
     * is an error of the report.
     *
     * @throws InvalidInputException as with files
     * @throws dev.h002.StoreException as with files
     */
    public IngestReport ingestDocuments(String tenant, Collection<SourceDocument> documents, IngestProgress progress) {
        IngestRun run = run(tenant);
        Steps steps = new Steps(progress, documents.size());
        Set<String> names = new HashSet<>();
        for (SourceDocument document : documents) {
            String name = document.name();
            if (names.add(name)) {
                run.file(name, null, document::content, () -> steps.done(name));
            } else {
                run.failed(new FileError(name, "Another document of this name is given too: rename one of them."));
                steps.done(name);
            }
        }
        return run.end();
    }

    /** Counts the files that are done. */
    private static final class Steps {
        private final IngestProgress progress;
        private final int total;
        private int done;

        Steps(IngestProgress progress, int total) {
            this.progress = progress;
            this.total = total;
        }

        void done(String source) {
            progress.onFile(++done, total, source);
        }
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
        Chunker chunker = new Chunker(TokenCounter.of(model), settings, recipe);
        StoredChunks stored = new StoredChunks(store, tenant, model.modelName());
        ChunkWriter writer = new ChunkWriter(store, tenant, model, threads, stored.dimensions());
        return new IngestRun(new DocumentReading(formats, chunker, language), recipe, stored, writer);
    }

    /** Collects what an ingestor is made of. Not thread-safe. */
    public static final class Builder {
        private final KnowledgeStore store;
        private final EmbeddingModel model;
        private final DocumentFormats formats = new DocumentFormats();
        private RetrievalSettings settings = RetrievalSettings.defaults();
        private @Nullable Masker masker;
        private @Nullable String language;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder(KnowledgeStore store, EmbeddingModel model) {
            this.store = Objects.requireNonNull(store);
            this.model = Objects.requireNonNull(model);
        }

        /**
         * Reads another kind of file, or one of the built-in kinds in another way.
         *
         * @param ending such as {@code .docx}
         * @param parser gives plain text or Markdown, where a form feed begins a page. In its metadata, {@code title} names
         *     the document; {@code language}, {@code valid-from} and {@code valid-until} mean what they do in front matter
         */
        public Builder parser(String ending, DocumentParser parser) {
            formats.put(ending, parser);
            return this;
        }

        /** How large chunks are, and how much of one is repeated in the next; default {@link RetrievalSettings#defaults()}. */
        public Builder settings(RetrievalSettings settings) {
            this.settings = Objects.requireNonNull(settings);
            return this;
        }

        /**
         * What hides personal data from the model; default {@link PlaceholderMasker#create()}. Give the one that masks the
         * messages. With another one, chunks that it masks in another way are embedded anew.
         */
        public Builder masker(Masker masker) {
            this.masker = Objects.requireNonNull(masker);
            return this;
        }

        /**
         * The language of documents that do not name theirs, as the {@code language} of their chunks' metadata; default none.
         *
         * @param tag such as {@code en} or {@code de-AT}
         * @throws InvalidInputException if it is no language's code
         */
        public Builder language(String tag) {
            this.language = DocumentMetadata.language(tag);
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
