package dev.h002.core.langchain4j;

import dev.h002.GatewayException.Reason;
import dev.h002.H002Exception;
import dev.h002.core.work.Workers;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any LangChain4j chat model as an {@link LlmGateway}. Immutable, thread-safe and non-blocking.
 *
 * <p><b>Models.</b> With a {@link ChatModel} whole answers come from it, with a {@link StreamingChatModel} streamed ones; with
 * one of them it does both, and a model that does not stream hands out its answer as one piece. The prompt's longest answer goes
 * along; the end user's hash does not, for LangChain4j has no place for it.
 *
 * <p><b>One end for each call</b>, whatever the model tells: the first of its ends counts, events after it are dropped, and where
 * no end comes a deadline is one. If the complete response goes on where the pieces stopped, the rest is a last piece; if it
 * says something else, what was heard counts. A stream that ends without a finish reason may have been cut short: it fails,
 * unless {@link ChatModelGatewayBuilder#finishReasonOptional()} says that the model gives none.
 *
 * <p><b>Bounds</b>: see {@link ChatModelGatewayBuilder}. One more call than {@code maxConcurrent} fails with
 * {@link Reason#RATE_LIMITED}. A call takes a thread until its model's method has returned and it is over, a virtual one on JDK 21
 * and later; the place of a model that neither returns nor heeds interruption stays taken. Answers have at most 1,048,576
 * characters.
 *
 * <p><b>Retries</b>: none beyond the model's own.
 *
 * <p><b>Failures</b> name the class of what the model threw and hold nothing else of it, for providers quote the prompt. If what
 * listens to a stream throws, the future fails with {@link Reason#CANCELLED} and that exception as its cause. A call that ends
 * before its model does cancels the model's stream, where it has given a handle, and interrupts its thread; so does cancelling the
 * future.
 */
public final class ChatModelGateway implements LlmGateway, AutoCloseable {
    private final Settings settings;
    private final Workers workers;
    private final ScheduledThreadPoolExecutor timers;
    private final Set<ModelExchange> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What a gateway was built with; at least one of the models is there. */
    record Settings(
            @Nullable ChatModel whole,
            @Nullable StreamingChatModel streaming,
            int maxConcurrent,
            Duration firstToken,
            Duration idle,
            Duration total,
            boolean finishReasonOptional) {}

    ChatModelGateway(Settings settings) {
        this.settings = settings;
        this.workers = new Workers("h002-chat-model", settings.maxConcurrent());
        this.timers = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "h002-chat-model-timer");
                    thread.setDaemon(true);
                    return thread;
                },
                new DiscardPolicy());
        timers.setRemoveOnCancelPolicy(true);
    }

    /** One with the defaults for a model that answers whole. */
    public static ChatModelGateway of(ChatModel model) {
        return builder().chatModel(model).build();
    }

    /** One with the defaults for a model that streams. */
    public static ChatModelGateway of(StreamingChatModel model) {
        return builder().streamingChatModel(model).build();
    }

    /** Starts with the defaults; it needs one model. */
    public static ChatModelGatewayBuilder builder() {
        return new ChatModelGatewayBuilder();
    }

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        ChatModel model = settings.whole();
        return model == null ? streamed(prompt, null) : whole(model, prompt);
    }

    @Override
    public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
        Objects.requireNonNull(onText, "onText");
        return settings.streaming() == null ? LlmGateway.super.stream(prompt, onText) : streamed(prompt, onText);
    }

    @Override
    public @Nullable String modelName() {
        ChatModel model = settings.whole();
        return model != null
                ? model.defaultRequestParameters().modelName()
                : Objects.requireNonNull(settings.streaming())
                        .defaultRequestParameters()
                        .modelName();
    }

    private CompletableFuture<Completion> whole(ChatModel model, Prompt prompt) {
        ModelExchange call = exchange(model.defaultRequestParameters().modelName(), null);
        return start(call, () -> call.onWholeResponse(model.chat(Messages.request(prompt))));
    }

    private CompletableFuture<Completion> streamed(Prompt prompt, @Nullable Consumer<String> onText) {
        StreamingChatModel model = Objects.requireNonNull(settings.streaming());
        ModelExchange call = exchange(model.defaultRequestParameters().modelName(), onText);
        return start(call, () -> {
            model.chat(Messages.request(prompt), call);
            // So a place stands for a call under way, and not only for one being started.
            call.awaitEnd();
        });
    }

    private ModelExchange exchange(@Nullable String modelName, @Nullable Consumer<String> onText) {
        return new ModelExchange(settings, timers, modelName == null ? "unnamed" : modelName, onText);
    }

    private CompletableFuture<Completion> start(ModelExchange call, Runnable task) {
        calls.add(call);
        var unused = call.outcome().whenComplete((completion, failure) -> calls.remove(call));
        if (closed) {
            call.fail(Reason.CANCELLED, "The gateway is closed: build a new one.", null);
            return call.outcome();
        }
        call.startDeadlines();
        try {
            call.runsIn(workers.submit(() -> {
                run(call, task);
                return null;
            }));
        } catch (H002Exception full) {
            call.fail(
                    Reason.RATE_LIMITED,
                    "All " + settings.maxConcurrent()
                            + " places for calls are taken: try again later, or raise maxConcurrent.",
                    null);
        }
        return call.outcome();
    }

    private static void run(ModelExchange call, Runnable task) {
        if (call.outcome().isDone()) {
            return;
        }
        call.begun();
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            call.onError(e);
        }
    }

    /** Ends all calls under way with {@link Reason#CANCELLED} and the gateway's threads. Does not wait; may be repeated. */
    @Override
    public void close() {
        closed = true;
        for (ModelExchange call : calls) {
            call.fail(Reason.CANCELLED, "The gateway was closed during the call.", null);
        }
        timers.shutdownNow();
        workers.close();
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "ChatModelGateway[hidden]";
    }
}
