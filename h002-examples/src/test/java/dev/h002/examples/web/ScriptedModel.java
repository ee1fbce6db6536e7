package dev.h002.examples.web;

import dev.h002.GatewayException;
import dev.h002.Usage;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A model that says what a test tells it to, word by word, and remembers what it was asked. */
final class ScriptedModel implements LlmGateway {
    final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    /** Calls that the turn gave up before they ended. */
    final AtomicInteger givenUp = new AtomicInteger();

    private volatile Function<Prompt, String> words = prompt -> "";
    private volatile Duration first = Duration.ZERO;
    private volatile Duration between = Duration.ZERO;
    private volatile GatewayException failure;

    /** Says this, the first word after a while and the others after another each. */
    ScriptedModel says(String text, Duration beforeFirst, Duration betweenWords) {
        return says(prompt -> text, beforeFirst, betweenWords);
    }

    ScriptedModel says(Function<Prompt, String> text, Duration beforeFirst, Duration betweenWords) {
        failure = null;
        words = text;
        first = beforeFirst;
        between = betweenWords;
        return this;
    }

    /** Fails from now on. */
    ScriptedModel isDown() {
        failure = new GatewayException(
                GatewayException.Reason.UNAVAILABLE, "The model's service cannot be reached.", 1, null, null);
        return this;
    }

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        return stream(prompt, piece -> {});
    }

    @Override
    public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
        prompts.add(prompt);
        CompletableFuture<Completion> result = new CompletableFuture<>();
        if (failure != null) {
            result.completeExceptionally(failure);
            return result;
        }
        String text = words.apply(prompt);
        say(text.split("(?<= )", -1), 0, text, onText, result);
        var unused = result.whenComplete((completion, ended) -> {
            if (result.isCancelled()) {
                givenUp.incrementAndGet();
            }
        });
        return result;
    }

    private void say(
            String[] pieces, int next, String text, Consumer<String> onText, CompletableFuture<Completion> result) {
        Duration pause = next == 0 ? first : between;
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (result.isDone()) {
                        return;
                    }
                    try {
                        onText.accept(pieces[next]);
                    } catch (RuntimeException listenerFailed) {
                        result.completeExceptionally(new GatewayException(
                                GatewayException.Reason.CANCELLED, "What listens failed.", 1, null, listenerFailed));
                        return;
                    }
                    if (next + 1 < pieces.length) {
                        say(pieces, next + 1, text, onText, result);
                    } else {
                        result.complete(new Completion(text, new Usage(900, 60), "scripted-model"));
                    }
                });
    }
}
