package dev.h002.core;

import dev.h002.Assistant;
import dev.h002.InvalidInputException;
import dev.h002.core.context.DiscoveredSources;
import dev.h002.core.context.SourceProblem;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.grounding.LinkPolicy;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.need.NeedInterpreter;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.TokenCounter;
import dev.h002.core.vault.VaultSeal;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an assistant together. What is not set has a default that works in memory; parts handed in are not closed by the
 * assistant. Not thread-safe.
 */
public final class RetailAssistantBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(RetailAssistantBuilder.class);

    private final AssistantParts parts = new AssistantParts();

    RetailAssistantBuilder() {}

    /** Where customers, orders, stores, products and coupons are read. Default: none there are. */
    public RetailAssistantBuilder retailData(RetailData data) {
        parts.retailData = Objects.requireNonNull(data);
        return this;
    }

    /** The company's documents, searched in process. Default: none. Replaces {@link #retriever}. */
    public RetailAssistantBuilder knowledge(KnowledgeStore store) {
        parts.knowledge = Objects.requireNonNull(store);
        return this;
    }

    /** Another way to find passages. Default: none are found. */
    public RetailAssistantBuilder retriever(Retriever other) {
        parts.retriever = Objects.requireNonNull(other);
        return this;
    }

    /** Adds a source of facts beside the built-in ones. */
    public RetailAssistantBuilder contextSource(ContextSource source) {
        parts.sources.add(Objects.requireNonNull(source));
        return this;
    }

    /** Adds the sources that are declared as services on the thread's class path; see {@link #discover(ClassLoader)}. */
    public RetailAssistantBuilder discover() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return discover(context == null ? ClassLoader.getSystemClassLoader() : context);
    }

    /**
     * Adds the sources that are declared as services where this class loader looks. To see what cannot be used, look for
     * yourself: {@link DiscoveredSources#by} and {@link #discovered}.
     */
    public RetailAssistantBuilder discover(ClassLoader loader) {
        return discovered(DiscoveredSources.by(loader));
    }

    /**
     * Adds sources that were found. One handed in by {@link #contextSource} stands in for a found one of the same name, whichever
     * came first; found ones stand in for none, neither built in nor found before. What cannot be used is logged once, as a
     * warning, and the rest runs.
     */
    public RetailAssistantBuilder discovered(DiscoveredSources found) {
        DiscoveredSources all = parts.discovered.and(found);
        List<SourceProblem> problems = all.problems();
        problems.subList(parts.discovered.problems().size(), problems.size())
                .forEach(problem -> LOG.warn("A context source is left out: {}.", problem));
        parts.discovered = all;
        return this;
    }

    /** The model. Default: none, and the offline concierge answers. */
    public RetailAssistantBuilder gateway(@Nullable LlmGateway model) {
        parts.gateway = model;
        return this;
    }

    /** How much a customer may use. Default: without limit. */
    public RetailAssistantBuilder quota(QuotaPolicy policy) {
        parts.quota = Objects.requireNonNull(policy);
        return this;
    }

    /**
     * Where conversations are remembered, and the key that seals their personal values. Default: in memory, under a key that is
     * forgotten with it.
     *
     * @param vaultKey 32 bytes; the same on every instance and after every restart
     * @param earlierKeys those that conversations may still be sealed under, after the key was changed
     */
    public RetailAssistantBuilder conversations(ConversationStore store, byte[] vaultKey, byte[]... earlierKeys) {
        parts.conversations = Objects.requireNonNull(store);
        parts.seal = VaultSeal.withKey(vaultKey, earlierKeys);
        return this;
    }

    /** What finds and replaces personal data. Default: {@link PlaceholderMasker#create()}. */
    public RetailAssistantBuilder masker(Masker other) {
        parts.masker = Objects.requireNonNull(other);
        return this;
    }

    /** What turns text into vectors. Default: {@link EmbeddingModels#bestAvailable()}. */
    public RetailAssistantBuilder embeddingModel(EmbeddingModel model) {
        parts.embeddings = Objects.requireNonNull(model);
        return this;
    }

    /** What finds the need behind a message. Default: nearest labelled examples, in English. */
    public RetailAssistantBuilder needInterpreter(NeedInterpreter other) {
        parts.interpreter = Objects.requireNonNull(other);
        return this;
    }

    /**
     * Who carries out the actions of a type, in place of the built-in handler if there is one. Returns, reorders, baskets and
     * people to talk to are offered only where there is one; what they name is checked again before it is called.
     */
    public RetailAssistantBuilder actionHandler(String type, ActionHandler handler) {
        parts.handlers.put(Objects.requireNonNull(type), Objects.requireNonNull(handler));
        return this;
    }

    /** Who hears of each stage. Default: nobody. */
    public RetailAssistantBuilder observer(AssistantObserver other) {
        parts.observer = Objects.requireNonNull(other);
        return this;
    }

    /** What time it is. Default: the system's clock, in UTC. */
    public RetailAssistantBuilder clock(Clock other) {
        parts.clock = Objects.requireNonNull(other);
        return this;
    }

    /** How long a turn waits for its context sources. Default: 300 ms. */
    public RetailAssistantBuilder sourceDeadline(Duration deadline) {
        parts.sourceDeadline = positive("sourceDeadline", deadline);
        return this;
    }

    /** How long a turn waits for a gateway that does not keep its own deadlines. Default: 90 s. */
    public RetailAssistantBuilder modelDeadline(Duration deadline) {
        parts.modelDeadline = positive("modelDeadline", deadline);
        return this;
    }

    /** How many tokens a turn may spend. Default: 2,500 in, 300 out. */
    public RetailAssistantBuilder promptBudget(PromptBudget tokensPerTurn) {
        parts.budget = Objects.requireNonNull(tokensPerTurn);
        return this;
    }

    /** How tokens are counted. Default: as the gateway's model does where that is known, see {@link TokenCounter#ofModel}. */
    public RetailAssistantBuilder tokenCounter(TokenCounter counter) {
        parts.tokens = Objects.requireNonNull(counter);
        return this;
    }

    /** The longest message in characters. Default: 4,000; a message may besides take half the prompt's tokens at most. */
    public RetailAssistantBuilder maxMessageLength(int characters) {
        if (characters < 1) {
            throw new InvalidInputException("maxMessageLength", "The longest message must be at least 1 character.");
        }
        parts.messageLength = characters;
        return this;
    }

    /**
     * Which hosts a model's answer may link to, with what is below them. Default: none; a link elsewhere is not shown.
     *
     * @param hosts such as {@code shop.example}
     */
    public RetailAssistantBuilder allowLinksTo(String... hosts) {
        parts.links = LinkPolicy.allowing(List.of(hosts));
        return this;
    }

    /** Where the ids of conversations, turns and actions come from; they must be unguessable. For tests. */
    RetailAssistantBuilder ids(Supplier<String> source) {
        parts.ids = source;
        return this;
    }

    /** Puts the assistant together. The builder can be used again. */
    public Assistant build() {
        return parts.assemble();
    }

    private static Duration positive(String field, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new InvalidInputException(field, "The " + field + " must be longer than zero.");
        }
        return value;
    }
}
