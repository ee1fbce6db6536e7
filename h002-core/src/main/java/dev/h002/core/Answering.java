package dev.h002.core;

import dev.h002.GatewayException;
import dev.h002.Stage;
import dev.h002.Usage;
import dev.h002.core.concierge.Answer;
import dev.h002.core.grounding.GroundingCheck;
import dev.h002.core.grounding.LinkPolicy;
import dev.h002.core.prompt.Composed;
import dev.h002.core.prompt.TokenCounter;
import dev.h002.spi.Completion;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Generates, checks and restores an answer, sentence by sentence: stages 6 to 8 take turns. The concierge's own answer stands in
 * where there is no model, or it fails, or says nothing that holds. Thread-safe.
 */
final class Answering {
    private final @Nullable ModelCall model;
    private final TokenCounter tokens;
    private final LinkPolicy links;

    /** @param model null if the concierge answers by itself */
    Answering(@Nullable ModelCall model, TokenCounter tokens, LinkPolicy links) {
        this.model = model;
        this.tokens = tokens;
        this.links = links;
    }

    boolean asksAModel() {
        return model != null;
    }

    /**
     * Answers.
     *
     * @param concierge its answer from the same facts
     * @param onText hears what may be shown, with the customer's values, on this thread
     */
    void run(
            Draft draft,
            Composed composed,
            Answer concierge,
            OpenConversation conversation,
            StageTimer stages,
            boolean streamed,
            Consumer<String> onText)
            throws InterruptedException {
        String own = concierge.text();
        GroundingCheck check = new GroundingCheck(
                draft.context,
                List.of(concierge.facts()),
                conversation.session()::restore,
                conversation.session().vault()::containsKey,
                links);
        AnswerStream answer = new AnswerStream(check, links, conversation.session(), own, stages, onText);
        if (conversation.customer().complete()) {
            draft.composed(composed);
        }
        if (model == null) {
            answer.append(own);
        } else if (!conversation.customer().complete()) {
            draft.degraded("The customer's records could not be read, so nothing was sent to the model.");
            answer.append(own);
        } else {
            generate(model, draft, composed, own, answer, stages, streamed);
        }
        stages.report(Stage.CHECK, null);
        stages.report(Stage.RESTORE, null);
        draft.text = answer.text();
        draft.removed = answer.removed();
    }

    private void generate(
            ModelCall asked,
            Draft draft,
            Composed composed,
            String own,
            AnswerStream answer,
            StageTimer stages,
            boolean streamed)
            throws InterruptedException {
        draft.sent = true;
        Usage counted = null;
        try {
            Completion completion =
                    stages.time(Stage.GENERATE, () -> asked.run(composed.prompt(), streamed, answer::push));
            counted = completion.usage();
            answer.finish();
            draft.model = completion.model();
            if (!answer.saysSomething()) {
                draft.degraded("What the model said was not supported by the facts.");
                answer.append(own);
            }
        } catch (GatewayException failure) {
            draft.degraded(String.valueOf(failure.getMessage()));
            if (answer.breakOff()) {
                draft.wholeAnswer = own;
            }
            answer.append(own);
        } finally {
            // What had arrived was paid for, whether or not it was the whole, and whether or not the caller still
            // listens.
            Usage estimated = estimate(composed, answer.received());
            draft.usage = counted != null ? counted : estimated;
            draft.charged = larger(draft.usage, estimated);
        }
    }

    /** For a provider that does not count: absent is not zero. */
    private Usage estimate(Composed composed, String received) {
        return received.isEmpty() ? Usage.NONE : new Usage(composed.inputTokens(), tokens.count(received));
    }

    /** A provider that counts too little must not empty a customer's quota too slowly. */
    private static Usage larger(Usage one, Usage other) {
        return new Usage(
                Math.max(one.inputTokens(), other.inputTokens()), Math.max(one.outputTokens(), other.outputTokens()));
    }
}
