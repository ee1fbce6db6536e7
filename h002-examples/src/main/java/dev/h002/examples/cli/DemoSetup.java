package dev.h002.examples.cli;

import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.data.DemoAccounts;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDocuments;
import dev.h002.mongo.MongoImport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Puts the demo data and the company's documents into a database. Used by one thread. */
final class DemoSetup {
    private static final String TENANT = Database.TENANT;
    private static final int CHEAPEST = 10;

    private final Database database;
    private final LanguageParts language;
    private final Progress progress;
    private @Nullable DemoData begun;

    DemoSetup(Database database, LanguageParts language, Progress progress) {
        this.database = database;
        this.language = language;
        this.progress = progress;
    }

    /** Replaces what the collections hold, so far that customers can log in. What remains is for {@link #finish}. */
    void begin(DemoData data) {
        progress.begin("Storing customers");
        database.demoDataIsUnfinished(true);
        MongoImport importer = database.stores().importer();
        Shop.COLLECTIONS.forEach(collection -> importer.clear(TENANT, collection));
        importer.users(TENANT, data.users());
        CompletableFuture<?> accounts = Background.start("h002-accounts", this::openAccounts);
        importer.stores(TENANT, data.stores());
        importer.products(TENANT, data.products());
        Background.result(accounts);
        progress.end();
        begun = data;
    }

    /** With the least work that is allowed, for the password is public; it still takes a third of a second. */
    private boolean openAccounts() {
        DemoAccounts.open(database.stores().accounts(CHEAPEST), TENANT);
        return true;
    }

    /**
     * Stores orders and coupons while language loads, and reads the company's documents.
     *
     * @return how many documents each collection holds now
     */
    Map<String, Long> finish() {
        DemoData data = Objects.requireNonNull(begun, "begin comes first");
        MongoImport importer = database.stores().importer();
        language.startLoading();
        progress.begin("Storing orders and coupons");
        importer.orders(TENANT, data.orders());
        importer.coupons(TENANT, data.coupons());
        progress.begin("Reading the company's documents");
        List<SourceDocument> documents = DemoDocuments.names().stream()
                .map(name -> new SourceDocument(name, DemoDocuments.read(name)))
                .toList();
        new Ingestor(database.stores().knowledge(), language.embeddings())
                .ingestDocuments(TENANT, documents, (done, total, source) -> progress.step(done, total));
        database.demoDataIsUnfinished(false);
        progress.end();
        return database.counts();
    }
}
