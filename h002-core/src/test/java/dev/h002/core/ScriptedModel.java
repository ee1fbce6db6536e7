package dev.h002.core;

import dev.h002.Usage;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** A model that answers by a script and keeps what it was asked. */
final class ScriptedModel implements LlmGateway {
    final List<Prompt> prompts = Collections.synchronizedList(new ArrayList<>());
    private final Function<Prompt, String> script;
    private final Usage counted;

    ScriptedModel(Function<Prompt, String> script) {
        this(script, new Usage(100, 20));
    }

    ScriptedModel(Function<Prompt, String> script, Usage counted) {
        this.script = script;
        this.counted = counted;
    }

    static ScriptedModel saying(String text) {
        return new ScriptedModel(prompt -> text);
    }

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        prompts.add(prompt);
        try {
            return CompletableFuture.completedFuture(new Completion(script.apply(prompt), counted, "scripted"));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
        return complete(prompt).thenApply(completion -> {
            String text = completion.text();
            for (int at = 0; at < text.length(); at += 3) {
                onText.accept(text.substring(at, Math.min(text.length(), at + 3)));
            }
            return completion;
        });
    }

    /** Everything it was sent, as one text. */
    String received() {
        StringBuilder all = new StringBuilder();
        prompts.forEach(prompt -> {
            all.append(prompt.endUser()).append('\n');
            prompt.messages()
                    .forEach(message -> all.append(message.text().value()).append('\n'));
        });
        return all.toString();
    }
}
