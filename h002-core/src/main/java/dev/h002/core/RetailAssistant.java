package dev.h002.core;

import dev.h002.Action;
import dev.h002.Assistant;
import dev.h002.Confirmation;
import dev.h002.Context;
import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.UserKey;
import dev.h002.core.work.Workers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The {@link Assistant} that this library ships. Every part of it can be replaced; the defaults work in memory, without a model,
 * a database or a key.
 *
 * <pre>{@code
 * try (Assistant assistant = RetailAssistant.builder()
 *         .contextSource(ContextSource.named("weather", request -> List.of(Fact.of("temperature", "-3 °C"))))
 *         .build()) {
 *     System.out.println(assistant.ask("maya", "I'm cold").text());
 * }
 * }</pre>
 */
public final class RetailAssistant implements Assistant {
    private final TurnPipeline pipeline;
    private final CustomerRecords customers;
    private final ConversationMemory memory;
    private final ActionDesk desk;
    private final Clock clock;
    private final Workers turns;
    private final List<AutoCloseable> owned;

    RetailAssistant(TurnPipeline.Parts parts, Workers turns, List<AutoCloseable> owned) {
        this.pipeline = new TurnPipeline(parts);
        this.customers = parts.customers();
        this.memory = parts.memory();
        this.desk = parts.desk();
        this.clock = parts.clock();
        this.turns = turns;
        this.owned = List.copyOf(owned);
    }

    /** Starts with the defaults: in-memory stores, the offline concierge, no limits. */
    public static RetailAssistantBuilder builder() {
        return new RetailAssistantBuilder();
    }

    @Override
    public Reply ask(Question question) {
        Objects.requireNonNull(question, "question");
        return uninterrupted(() -> pipeline.run(question, false, piece -> {}));
    }

    @Override
    public CompletableFuture<Reply> askAsync(Question question) {
        Objects.requireNonNull(question, "question");
        return start(() -> pipeline.run(question, false, piece -> {}));
    }

    @Override
    public CompletableFuture<Reply> stream(Question question, Consumer<String> onText) {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(onText, "onText");
        return start(() -> pipeline.run(question, true, onText));
    }

    @Override
    public Context context(Question question) {
        return uninterrupted(() -> pipeline.context(question));
    }

    @Override
    public Confirmation confirm(UserKey user, String conversationId, String actionId) {
        return uninterrupted(() -> {
            Instant now = clock.instant();
            OpenConversation conversation = memory.open(user, conversationId, customers.read(user));
            Action action = conversation.actions().stream()
                    .filter(stored -> stored.id().equals(actionId))
                    .findFirst()
                    .map(stored -> ConversationMemory.restored(stored, conversation.session()))
                    .orElseThrow(() -> new InvalidInputException(
                            "action", "This conversation offers no such action; ask for it again."));
            Confirmation confirmation = desk.confirm(user, action, now, conversation.language());
            if (confirmation.action().state() != action.state()) {
                memory.update(user, conversation, confirmation.action(), now);
            }
            return confirmation;
        });
    }

    @Override
    public void close() {
        turns.close();
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable part : owned) {
            try {
                part.close();
            } catch (Exception failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw new H002Exception("Not everything the assistant opened could be closed.", failures.get(0));
        }
    }

    private CompletableFuture<Reply> start(StageTimer.Work<Reply, InterruptedException> turn) {
        CompletableFuture<Reply> result = new CompletableFuture<>();
        Future<?> running = turns.submit(() -> {
            try {
                result.complete(turn.run());
            } catch (InterruptedException interrupted) {
                result.completeExceptionally(new H002Exception("The turn was given up.", interrupted));
            } catch (RuntimeException | Error failure) {
                result.completeExceptionally(failure);
            }
            return null;
        });
        var unused = result.whenComplete((reply, failure) -> {
            if (result.isCancelled()) {
                running.cancel(true);
            }
        });
        return result;
    }

    private static <T> T uninterrupted(StageTimer.Work<T, InterruptedException> work) {
        try {
            return work.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new H002Exception("The turn was given up: its thread was interrupted.", interrupted);
        }
    }
}
