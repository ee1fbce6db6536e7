package dev.h002.examples.cli;

import dev.h002.Assistant;
import dev.h002.UserKey;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Evaluator;
import dev.h002.core.evaluation.Scenario;
import dev.h002.examples.web.Storefront;
import dev.h002.mongo.Erasure;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * An open installation: everything the commands work on.
 *
 * <p>Opening is cheap: parts are opened when first asked for, so that masking needs no database and a broken database can
 * still be diagnosed. The first part that needs customers makes the demo data if the embedded database has none, and tells it
 * as a note; any other database is written only by what is asked to write.
 *
 * <p>What cannot reach the database throws {@link dev.h002.StoreException}; what is given something unusable throws
 * {@link dev.h002.InvalidInputException}.
 */
interface Shop extends AutoCloseable {
    /** The collections that {@link #importLines} takes. */
    List<String> COLLECTIONS = List.of("users", "orders", "stores", "products", "coupons");

    Assistant assistant();

    /** What the web chat stands on; its assistant is there once {@link #assistant} was asked for. */
    Storefront storefront();

    /** Prepares an answer that nobody asked for, so that the first customer's is quick. */
    void warmUp();

    /** Needs no database. */
    Masker masker();

    /** What turns text into vectors. Needs no database. */
    EmbeddingModel embeddings();

    Retriever retriever();

    RetailData retailData();

    QuotaPolicy quota();

    /** Takes documents, and folders of documents, into the knowledge base. */
    IngestReport ingest(List<Path> paths);

    /** Takes one JSON object a line into a collection; lines that do not fit are reported, the others taken. */
    ImportReport importLines(String collection, Path file);

    /**
     * Makes demo data, the same for the same numbers.
     *
     * @return how many documents each collection got
     */
    Map<String, Long> generate(int users, long seed);

    /**
     * Hands over everything that is kept about a customer, conversations in their own words.
     *
     * @param sink hears the collection and a document as JSON
     */
    void export(UserKey user, BiConsumer<String, String> sink);

    /** Removes every trace of a customer. */
    Erasure erase(UserKey user);

    /** Runs scenarios on the shop as it is, writing nothing. */
    Evaluation evaluate(List<Scenario> scenarios, Evaluator.Progress listener);

    /** How many documents each collection holds, in the order of the data model. */
    Map<String, Long> stats();

    /** What is reachable and what is missing; never throws and never holds a secret. */
    List<Check> checks();

    @Override
    void close();

    /** Opens a shop. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens the shop that the settings describe.
         *
         * @param progress hears what takes long and what the user should know
         */
        Shop open(Settings settings, Progress progress);
    }
}
