package dev.h002.core.evaluation;

import dev.h002.Reply;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a language model whether an answer is good. It is shown the message and the answer with the customer's own values in
 * place: judge invented customers only, or a model that may see real ones. Thread-safe if the model is.
 */
public final class ModelJudge implements Judge {
    private static final int MAX_OBJECTION = 200;

    private final ChatModel model;
    private final String criterion;

    /** @param criterion what a good answer is, such as {@code It is polite and offers one concrete thing.} */
    public ModelJudge(ChatModel model, String criterion) {
        this.model = Objects.requireNonNull(model);
        this.criterion = Objects.requireNonNull(criterion);
    }

    /** Any first word but {@code good} is an objection, so that a judge that rambles does not wave answers through. */
    @Override
    public Optional<String> objection(Scenario scenario, Reply reply) {
        String verdict = model.chat("You judge answers of a shop's assistant. " + criterion
                        + " Reply with the word GOOD, or with BAD: and the reason in ten words.\n\nCustomer: "
                        + scenario.message() + "\nAnswer: " + reply.text())
                .strip();
        if (verdict.toLowerCase(Locale.ROOT).startsWith("good")) {
            return Optional.empty();
        }
        return Optional.of(verdict.substring(0, Math.min(MAX_OBJECTION, verdict.length())));
    }
}
