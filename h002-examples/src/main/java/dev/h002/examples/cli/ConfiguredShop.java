package dev.h002.examples.cli;

import dev.h002.Action;
import dev.h002.Assistant;
import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.core.RetailAssistant;
import dev.h002.core.RetailAssistantBuilder;
import dev.h002.core.Transcripts;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Evaluator;
import dev.h002.core.evaluation.RehearsalData;
import dev.h002.core.evaluation.Scenario;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.KnowledgeRetriever;
import dev.h002.examples.plugins.Plugins;
import dev.h002.mongo.Erasure;
import dev.h002.mongo.MongoStores;
import dev.h002.openai.OpenAiGateway;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The shop that the settings describe. Parts are opened when first asked for; used by one thread, the command's.
 *
 * <p>The language model of the embeddings loads on a second thread while the database opens: together they are most of what one
 * answer from a cold start takes.
 */
final class ConfiguredShop implements Shop {
    static final String TENANT = UserKey.DEFAULT_TENANT;
    /** A command answers once, on a machine that is still warming up; a service keeps the library's 300 ms. */
    private static final Duration SOURCE_DEADLINE = Duration.ofSeconds(3);

    private static final String CONVERSATIONS = "chat_history";

    private final Settings settings;
    private final Progress progress;
    private final TimeOfDayClock clock;
    private final LanguageParts language;
    private final Masker masker = PlaceholderMasker.create();
    private @Nullable Database database;
    private @Nullable OpenAiGateway gateway;
    private @Nullable KnowledgeRetriever retriever;
    private @Nullable Plugins plugins;
    private @Nullable Assistant assistant;

    private ConfiguredShop(Settings settings, Progress progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = new TimeOfDayClock(clock);
        this.language = new LanguageParts(settings.dataFolder());
    }

    static Shop open(Settings settings, Progress progress) {
        return open(settings, progress, Clock.systemUTC());
    }

    /** The same at a moment of one's choice: what is open and what is valid depends on it. */
    static Shop open(Settings settings, Progress progress, Clock clock) {
        return new ConfiguredShop(settings, progress, clock);
    }

    @Override
    public Assistant assistant() {
        if (assistant == null) {
            language.startLoading();
            Database open = withData();
            assistant = builder()
                    .retailData(open.stores().retailData())
                    .conversations(open.stores().conversations(), VaultKey.of(settings), VaultKey.earlier(settings))
                    .quota(quota())
                    .actionHandler(Action.START_RETURN, open.stores().requests())
                    .actionHandler(Action.REORDER, open.stores().requests())
                    .actionHandler(Action.ADD_TO_BASKET, open.stores().requests())
                    .actionHandler(Action.TALK_TO_PERSON, open.stores().requests())
                    .build();
            PluginLines.tellProblems(plugins(), progress);
        }
        return assistant;
    }

    private RetailAssistantBuilder builder() {
        return RetailAssistant.builder()
                .masker(masker)
                .gateway(gateway())
                .embeddingModel(language.embeddings())
                .needInterpreter(language.needs())
                .retriever(retriever())
                .discovered(plugins().sources())
                .sourceDeadline(SOURCE_DEADLINE)
                .modelDeadline(settings.totalTimeout().plusSeconds(5))
                .clock(clock);
    }

    @Override
    public Evaluation evaluate(List<Scenario> scenarios, Evaluator.Progress listener) {
        RetailData data = new RehearsalData(retailData());
        ZoneId zone = data.storesNear(TENANT, new GeoPoint(0, 0), 1).stream()
                .map(Store::timeZone)
                .findFirst()
                .orElse(ZoneId.of("UTC"));
        // Rehearsed too: nobody is called, nothing is ordered.
        ActionHandler rehearsed = action -> new ActionHandler.Result(true, "");
        try (Assistant rehearsing = builder()
                .retailData(data)
                .actionHandler(Action.START_RETURN, rehearsed)
                .actionHandler(Action.REORDER, rehearsed)
                .actionHandler(Action.ADD_TO_BASKET, rehearsed)
                .actionHandler(Action.TALK_TO_PERSON, rehearsed)
                .build()) {
            return new Evaluator(rehearsing, data)
                    .settingClock(time -> clock.set(time, zone))
                    .reportingTo(listener)
                    .run(scenarios);
        }
    }

    @Override
    public Masker masker() {
        return masker;
    }

    @Override
    public EmbeddingModel embeddings() {
        return language.embeddings();
    }

    @Override
    public Retriever retriever() {
        if (retriever == null) {
            language.startLoading();
            // A retailer's own database without data is searched as it is, and nothing is found.
            Database open = settings.embedded() ? withData() : database();
            retriever = KnowledgeRetriever.builder(open.stores().knowledge(), language.embeddings())
                    .clock(clock)
                    .build();
            retriever.warmUp(TENANT);
        }
        return retriever;
    }

    @Override
    public RetailData retailData() {
        // Who asks for a customer is about to answer one: what that needs loads beside the database.
        language.startLoading();
        return withData().stores().retailData();
    }

    @Override
    public QuotaPolicy quota() {
        return database()
                .stores()
                .dailyQuota(settings.dailyRequests(), settings.dailyTokens(), ZoneId.of("UTC"), clock);
    }

    @Override
    public IngestReport ingest(List<Path> paths) {
        language.startLoading();
        Ingestor ingestor = Ingestor.builder(database().stores().knowledge(), language.embeddings())
                .masker(masker)
                .build();
        progress.begin("Reading documents");
        var report = ingestor.ingest(TENANT, paths, (done, total, source) -> progress.step(done, total));
        progress.end();
        List<Problem> problems = report.errors().stream()
                .map(error -> new Problem(error.source(), error.message()))
                .toList();
        return new IngestReport(
                report.files() - report.unchangedFiles(),
                report.unchangedFiles(),
                report.chunksAdded(),
                report.chunksUnchanged(),
                report.chunksRemoved(),
                problems);
    }

    @Override
    public ImportReport importLines(String collection, Path file) {
        Database open = database();
        progress.begin("Importing " + collection);
        var report = open.stores()
                .importer()
                .reportingTo(read -> progress.step(read, 0))
                .jsonLines(TENANT, collection, file);
        progress.end();
        List<Problem> problems = report.problems().stream()
                .limit(ImportReport.MOST_PROBLEMS)
                .map(problem -> new Problem("line " + problem.line(), problem.what()))
                .toList();
        return new ImportReport(report.stored(), report.refused(), problems);
    }

    @Override
    public Map<String, Long> generate(int users, long seed) {
        return demo(database()).generate(users, seed, clock.instant());
    }

    @Override
    public void export(UserKey user, BiConsumer<String, String> sink) {
        MongoStores stores = database().stores();
        Transcripts transcripts = Transcripts.withKey(VaultKey.of(settings), VaultKey.earlier(settings));
        ConversationStore conversations = stores.conversations();
        stores.privacy().export(user, (collection, document) -> {
            // What cannot be read, or has expired and is not deleted yet, is shown as it is stored.
            Optional<Conversation> conversation = collection.equals(CONVERSATIONS)
                    ? conversations.load(
                            user, Json.parseObject(document).path("_id").asText())
                    : Optional.empty();
            sink.accept(
                    collection,
                    conversation
                            .map(stored -> TranscriptJson.of(transcripts, stored))
                            .orElse(document));
        });
    }

    @Override
    public Erasure erase(UserKey user) {
        progress.begin("Erasing");
        Erasure erasure = database().stores().privacy().erase(user);
        progress.end();
        database().shred();
        return erasure;
    }

    @Override
    public Map<String, Long> stats() {
        return database().counts();
    }

    @Override
    public List<Check> checks() {
        OpenAiGateway asked = gateway();
        List<Check> checks = new ArrayList<>(
                Diagnosis.of(settings, this::database, language, asked == null ? null : asked.status()));
        checks.addAll(PluginLines.checks(settings, plugins()));
        return checks;
    }

    @Override
    public void close() {
        // In the order of need: the assistant first, for its turns use all the others.
        List<@Nullable AutoCloseable> parts = new ArrayList<>();
        parts.add(assistant);
        parts.add(plugins);
        parts.add(retriever);
        parts.add(gateway);
        parts.add(language);
        parts.add(database);
        Closing.all(parts);
    }

    private Database database() {
        if (database == null) {
            database = Database.open(settings);
        }
        return database;
    }

    /**
     * The database, with demo data if it is the embedded one and was empty.
     *
     * @throws InvalidInputException if another one is empty: nobody asked to write into that
     */
    private Database withData() {
        Database open = database();
        if (open.isEmpty()) {
            if (!settings.embedded()) {
                throw new InvalidInputException(
                        "database", "The database holds no data yet: run 'data generate' or 'data import'.");
            }
            language.startLoading();
            demo(open).generate(DemoSetup.USERS, DemoSetup.SEED, clock.instant());
            progress.note("Made the demo data: the customers, stores and documents of Riverton Market. Database: "
                    + settings.database() + ".");
        }
        return open;
    }

    private Plugins plugins() {
        if (plugins == null) {
            plugins = Plugins.load(settings.pluginFolder(), settings.plugins());
        }
        return plugins;
    }

    private DemoSetup demo(Database open) {
        return new DemoSetup(open, language, progress);
    }

    private @Nullable OpenAiGateway gateway() {
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
}
