package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.KnowledgeRetriever;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.plugins.Plugins;
import dev.h002.openai.OpenAiGateway;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a shop is made of, as the settings describe it. Parts are opened when first asked for, and closed with this; used by one
 * thread, the command's.
 *
 * <p>The language model of the embeddings loads on a second thread while the database opens: together they are most of what one
 * answer from a cold start takes.
 */
final class ShopParts implements AutoCloseable {
    private final Settings settings;
    private final Progress progress;
    private final TimeOfDayClock clock;
    private final LanguageParts language;
    private final Masker masker = PlaceholderMasker.create();
    private @Nullable Database database;
    private @Nullable DemoSetup unfinished;
    private @Nullable OpenAiGateway gateway;
    private @Nullable KnowledgeRetriever retriever;
    private @Nullable Plugins plugins;

    ShopParts(Settings settings, Progress progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = new TimeOfDayClock(clock);
        this.language = new LanguageParts(settings.dataFolder());
    }

    Settings settings() {
        return settings;
    }

    TimeOfDayClock clock() {
        return clock;
    }

    LanguageParts language() {
        return language;
    }

    Masker masker() {
        return masker;
    }

    Database database() {
        if (database == null) {
            database = Database.open(settings);
        }
        return database;
    }

    /** The same as {@link #databaseWithData}, but of demo data that has to be made only as much as it takes to log in. */
    Database databaseWithCustomers() {
        // Where there is no file yet, data is made beside the opening, and language waits until customers can log in.
        CompletableFuture<DemoData> made = settings.embedded() && database == null && Database.isNew(settings)
                ? Background.start("h002-demo-data", this::standardDemoData)
                : null;
        if (made == null) {
            language.startLoading();
        }
        Database open = database();
        if (unfinished == null && open.isEmpty()) {
            if (!settings.embedded()) {
                throw new InvalidInputException(
                        "database", "The database holds no data yet: run 'data generate' or 'data import'.");
            }
            DemoSetup demo = demo();
            demo.begin(made == null ? standardDemoData() : Background.result(made));
            unfinished = demo;
        }
        return open;
    }

    /**
     * The database, with demo data if it is the embedded one and was empty. What understands language loads meanwhile: who asks
     * for customers is about to answer one.
     *
     * @throws InvalidInputException if another one is empty: nobody asked to write into that
     */
    Database databaseWithData() {
        Database open = databaseWithCustomers();
        if (unfinished != null) {
            unfinished.finish();
            unfinished = null;
            progress.note("Made the demo data: the customers, stores and documents of Riverton Market. Database: "
                    + settings.database() + ".");
        }
        return open;
    }

    private DemoData standardDemoData() {
        return demoData(DemoDataGenerator.DEFAULT_USERS, DemoDataGenerator.DEFAULT_SEED);
    }

    /** Made, and nowhere stored yet. */
    DemoData demoData(int users, long seed) {
        progress.begin("Making demo data");
        return DemoDataGenerator.generate(users, seed, clock.instant());
    }

    DemoSetup demo() {
        return new DemoSetup(database(), language, progress);
    }

    KnowledgeRetriever retriever() {
        if (retriever == null) {
            language.startLoading();
            // A retailer's own database without data is searched as it is, and nothing is found.
            Database open = settings.embedded() ? databaseWithData() : database();
            retriever = KnowledgeRetriever.builder(open.stores().knowledge(), language.embeddings())
                    .clock(clock)
                    .build();
            retriever.warmUp(Database.TENANT);
        }
        return retriever;
    }

    QuotaPolicy quota() {
        return database()
                .stores()
                .dailyQuota(settings.dailyRequests(), settings.dailyTokens(), ZoneId.of("UTC"), clock);
    }

    Plugins plugins() {
        if (plugins == null) {
            plugins = Plugins.load(settings.pluginFolder(), settings.plugins());
        }
        return plugins;
    }

    /** Null where the settings want no model. */
    @Nullable
    OpenAiGateway gateway() {
        if (gateway == null && !settings.offline()) {
            gateway = OpenAiGateway.builder()
                    .baseUrl(settings.baseUrl().toString())
                    .model(settings.model())
                    .apiKey(settings.apiKey())
                    // A whole answer comes with its headers, so they may take as long as first words may.
                    .headersTimeout(settings.firstTokenTimeout())
                    .firstTokenTimeout(settings.firstTokenTimeout())
                    .idleTimeout(settings.idleTimeout())
                    .totalTimeout(settings.totalTimeout())
                    .maxConcurrent(settings.maxConcurrent())
                    .build();
        }
        return gateway;
    }

    @Override
    public void close() {
        // In the order of need.
        List<@Nullable AutoCloseable> parts = new ArrayList<>();
        parts.add(plugins);
        parts.add(retriever);
        parts.add(gateway);
        parts.add(language);
        parts.add(database);
        Closing.all(parts);
    }
}
