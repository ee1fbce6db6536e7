package dev.h002.examples.cli;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.UserKey;
import dev.h002.core.Transcripts;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Evaluator;
import dev.h002.core.evaluation.Scenario;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.json.Json;
import dev.h002.examples.json.TranscriptJson;
import dev.h002.examples.web.Storefront;
import dev.h002.mongo.Erasure;
import dev.h002.mongo.MongoStores;
import dev.h002.openai.OpenAiGateway;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The shop that the settings describe: what the commands ask for, done with its parts. */
final class ConfiguredShop implements Shop, Storefront.CustomerData {
    private static final String CONVERSATIONS = "chat_history";

    private final Settings settings;
    private final Progress progress;
    private final ShopParts parts;
    private final ShopAssistants assistants;
    private final CompletableFuture<Assistant> assistant = new CompletableFuture<>();

    private ConfiguredShop(Settings settings, Progress progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.parts = new ShopParts(settings, progress, clock);
        this.assistants = new ShopAssistants(parts);
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
        if (!assistant.isDone()) {
            Assistant serving = assistants.serving();
            PluginLines.tellProblems(parts.plugins(), progress);
            assistant.complete(serving);
        }
        return assistant.join();
    }

    @Override
    public Storefront storefront() {
        MongoStores stores = parts.databaseWithCustomers().stores();
        return new Storefront(
                parts.database().holdsDemoData() ? DemoData.COMPANY : "Your shop",
                Database.TENANT,
                assistant,
                stores.retailData(),
                stores.accounts(),
                stores.conversations(),
                Transcripts.withKey(VaultKey.of(settings), VaultKey.earlier(settings)),
                parts.quota(),
                settings.dailyRequests(),
                settings.dailyTokens(),
                this,
                settings.offline() ? Reply.OFFLINE : settings.model(),
                parts.clock());
    }

    @Override
    public void warmUp() {
        var unused = assistant().context(Question.of(UserKey.of(CustomerOptions.DEMO_CUSTOMER), "I'm cold"));
    }

    @Override
    public Evaluation evaluate(List<Scenario> scenarios, Evaluator.Progress listener) {
        return assistants.rehearse(scenarios, listener);
    }

    @Override
    public Masker masker() {
        return parts.masker();
    }

    @Override
    public EmbeddingModel embeddings() {
        return parts.language().embeddings();
    }

    @Override
    public Retriever retriever() {
        return parts.retriever();
    }

    @Override
    public RetailData retailData() {
        return parts.databaseWithData().stores().retailData();
    }

    @Override
    public QuotaPolicy quota() {
        return parts.quota();
    }

    @Override
    public IngestReport ingest(List<Path> paths) {
        parts.language().startLoading();
        Ingestor ingestor = Ingestor.builder(
                        parts.database().stores().knowledge(), parts.language().embeddings())
                .masker(parts.masker())
                .build();
        progress.begin("Reading documents");
        var report = ingestor.ingest(Database.TENANT, paths, (done, total, source) -> progress.step(done, total));
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
        Database open = parts.database();
        progress.begin("Importing " + collection);
        var report = open.stores()
                .importer()
                .reportingTo(read -> progress.step(read, 0))
                .jsonLines(Database.TENANT, collection, file);
        progress.end();
        List<Problem> problems = report.problems().stream()
                .limit(ImportReport.MOST_PROBLEMS)
                .map(problem -> new Problem("line " + problem.line(), problem.what()))
                .toList();
        return new ImportReport(report.stored(), report.refused(), problems);
    }

    @Override
    public Map<String, Long> generate(int users, long seed) {
        DemoSetup demo = parts.demo();
        demo.begin(parts.demoData(users, seed));
        return demo.finish();
    }

    @Override
    public void export(UserKey user, BiConsumer<String, String> sink) {
        MongoStores stores = parts.database().stores();
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
        Erasure erasure = parts.database().stores().privacy().erase(user);
        progress.end();
        parts.database().shred();
        return erasure;
    }

    @Override
    public Map<String, Long> stats() {
        return parts.database().counts();
    }

    @Override
    public List<Check> checks() {
        OpenAiGateway asked = parts.gateway();
        List<Check> checks = new ArrayList<>(
                Diagnosis.of(settings, parts::database, parts.language(), asked == null ? null : asked.status()));
        checks.addAll(PluginLines.checks(settings, parts.plugins()));
        return checks;
    }

    @Override
    public void close() {
        // The assistant first, for its turns use all the others.
        List<@Nullable AutoCloseable> open = new ArrayList<>();
        open.add(assistant.getNow(null));
        open.add(parts);
        Closing.all(open);
    }
}
