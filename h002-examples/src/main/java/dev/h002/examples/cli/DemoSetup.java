package dev.h002.examples.cli;

import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.data.DemoAccounts;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.data.DemoDocuments;
import dev.h002.mongo.MongoImport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts the demo data and the company's documents into a database. */
final class DemoSetup {
    static final int USERS = DemoDataGenerator.DEFAULT_USERS;
    static final long SEED = DemoDataGenerator.DEFAULT_SEED;

    private static final int CHEAPEST = 10;

    private final Database database;
    private final LanguageParts language;
    private final Progress progress;

    DemoSetup(Database database, LanguageParts language, Progress progress) {
        this.database = database;
        this.language = language;
        this.progress = progress;
    }

    /**
     * Replaces what the collections hold.
     *
     * @return how many documents each collection holds now
     */
    Map<String, Long> generate(int users, long seed, Instant now) {
        String tenant = Database.TENANT;
        language.startLoading();
        progress.begin("Making demo data");
        DemoData data = DemoDataGenerator.generate(users, seed, now);
        MongoImport importer = database.stores().importer();
        Shop.COLLECTIONS.forEach(collection -> importer.clear(tenant, collection));
        progress.begin("Storing customers and orders");
        importer.stores(tenant, data.stores());
        importer.products(tenant, data.products());
        importer.coupons(tenant, data.coupons());
        importer.orders(tenant, data.orders());
        progress.begin("Reading the company's documents");
        List<SourceDocument> documents = DemoDocuments.names().stream()
                .map(name -> new SourceDocument(name, DemoDocuments.read(name)))
                .toList();
        new Ingestor(database.stores().knowledge(), language.embeddings())
                .ingestDocuments(tenant, documents, (done, total, source) -> progress.step(done, total));
        // Last, since customers are what tells that the data is there: a run that is cut short starts anew.
        importer.users(tenant, data.users());
        // The least work that is allowed: the password is public.
        DemoAccounts.open(database.stores().accounts(CHEAPEST), tenant);
        progress.end();
        return database.counts();
    }
}
