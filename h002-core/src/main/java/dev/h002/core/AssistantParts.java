package dev.h002.core;

import dev.h002.Action;
import dev.h002.core.action.ApplyCoupon;
import dev.h002.core.action.Directions;
import dev.h002.core.action.RecheckedAction;
import dev.h002.core.action.TrackOrder;
import dev.h002.core.concierge.OfflineConcierge;
import dev.h002.core.context.BuiltInSources;
import dev.h002.core.context.DiscoveredSources;
import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.grounding.LinkPolicy;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.memory.InMemoryConversationStore;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.core.need.ExampleNeedInterpreter;
import dev.h002.core.need.NeedInterpreter;
import dev.h002.core.offer.ActionIds;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.PromptComposer;
import dev.h002.core.prompt.TokenCounter;
import dev.h002.core.retrieval.KnowledgeRetriever;
import dev.h002.core.vault.VaultSeal;
import dev.h002.core.work.Workers;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.AssistantObserver;
import dev.h002.spi.ContextSource;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an assistant is put together from. What was not set has a default that works in memory; only defaults are closed with the
 * assistant.
 */
final class AssistantParts {
    /** Far above what two cores serve at once; what is over it is refused, not queued. */
    private static final int MAX_TURNS = 1_000;

    private static final int MAX_SOURCE_CALLS = 4 * MAX_TURNS;

    final List<ContextSource> sources = new ArrayList<>();
    final Map<String, ActionHandler> handlers = new LinkedHashMap<>();
    DiscoveredSources discovered = DiscoveredSources.none();
    RetailData retailData = InMemoryRetailData.empty();

    @Nullable
    KnowledgeStore knowledge;

    @Nullable
    Retriever retriever;

    @Nullable
    LlmGateway gateway;

    QuotaPolicy quota = QuotaPolicy.unlimited();

    @Nullable
    ConversationStore conversations;

    @Nullable
    VaultSeal seal;

    Masker masker = PlaceholderMasker.create();

    @Nullable
    EmbeddingModel embeddings;

    @Nullable
    NeedInterpreter interpreter;

    AssistantObserver observer = AssistantObserver.none();
    Clock clock = Clock.systemUTC();
    Duration sourceDeadline = Duration.ofMillis(300);
    Duration modelDeadline = Duration.ofSeconds(90);
    PromptBudget budget = PromptBudget.STANDARD;

    @Nullable
    TokenCounter tokens;

    LinkPolicy links = LinkPolicy.NONE;
    int messageLength = 4_000;
    Supplier<String> ids = new ActionIds();

    /** Makes an assistant; each call makes another. */
    RetailAssistant assemble() {
        List<AutoCloseable> owned = new ArrayList<>();
        Workers turnWorkers = new Workers("h002-turn", MAX_TURNS);
        Workers sourceWorkers = new Workers("h002-source", MAX_SOURCE_CALLS);
        owned.add(sourceWorkers);
        EmbeddingModel model = embeddingModel(owned);
        NeedInterpreter needs = interpreter != null ? interpreter : new ExampleNeedInterpreter(model);
        List<ContextSource> all = new ArrayList<>(BuiltInSources.builtIn(retailData, retriever(model, owned)));
        all.addAll(sources);
        all.addAll(discovered.besides(sources));
        TokenCounter counter =
                tokens != null ? tokens : TokenCounter.ofModel(gateway == null ? null : gateway.modelName());
        VaultSeal vault = seal != null ? seal : VaultSeal.ephemeral();
        ConversationStore store = conversations != null ? conversations : new InMemoryConversationStore();
        return new RetailAssistant(
                new TurnPipeline.Parts(
                        new TurnGate(),
                        quota,
                        new CustomerRecords(retailData, sourceWorkers, sourceDeadline),
                        new ConversationMemory(store, masker, vault),
                        needs,
                        new ContextGatherer(all, sourceWorkers, sourceDeadline),
                        new PromptComposer(budget, counter),
                        budget,
                        new MessageRules(messageLength, budget, counter),
                        new Answering(gateway == null ? null : new ModelCall(gateway, modelDeadline), counter, links),
                        new OfflineConcierge(),
                        new ActionDesk(handlersWithBuiltIn()),
                        observer,
                        ids,
                        clock),
                turnWorkers,
                owned);
    }

    /** Message and retrieval embed the same words, so a turn embeds them once. */
    private EmbeddingModel embeddingModel(List<AutoCloseable> owned) {
        EmbeddingModel model = embeddings;
        if (model == null) {
            model = EmbeddingModels.bestAvailable();
            if (model instanceof AutoCloseable closeable) {
                owned.add(closeable);
            }
        }
        return new CachedEmbeddingModel(model);
    }

    private Retriever retriever(EmbeddingModel model, List<AutoCloseable> owned) {
        if (knowledge != null) {
            KnowledgeRetriever followed =
                    KnowledgeRetriever.builder(knowledge, model).clock(clock).build();
            owned.add(followed);
            return followed;
        }
        return retriever != null ? retriever : Retriever.none();
    }

    private Map<String, ActionHandler> handlersWithBuiltIn() {
        Map<String, ActionHandler> all = new LinkedHashMap<>();
        all.put(Action.APPLY_COUPON, new ApplyCoupon(retailData));
        all.put(Action.DIRECTIONS, new Directions(retailData));
        all.put(Action.TRACK_ORDER, new TrackOrder(retailData));
        handlers.forEach((type, handler) -> all.put(type, RecheckedAction.recheck(type, handler, retailData)));
        return all;
    }
}
