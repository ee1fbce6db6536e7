package dev.h002.core;

import dev.h002.Action;
import dev.h002.Citation;
import dev.h002.Confirmation;
import dev.h002.Context;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.TurnTrace;
import dev.h002.TurnTrace.MaskedFact;
import dev.h002.Usage;
import dev.h002.core.prompt.Composed;
import dev.h002.spi.PromptMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reply in the making: each stage fills in its part. Lives for one turn, on the turn's own thread. */
final class Draft {
    final String conversationId;
    String text = "";

    /** What is remembered in place of the text, where the text holds part of an answer that broke off. */
    @Nullable
    String wholeAnswer;

    Outcome outcome = Outcome.ANSWERED;

    @Nullable
    String reason;

    MaskedText message = MaskedText.empty();
    /** What the customer says, with the messages before that it goes on from; masked in {@code asked}. */
    String meant = "";

    MaskedText asked = MaskedText.empty();
    Context context = Context.EMPTY;
    List<MaskedText> prompt = List.of();
    boolean sent;
    List<MaskedFact> facts = List.of();
    List<String> trimmed = List.of();
    List<String> removed = List.of();
    List<Action> actions = List.of();
    List<Citation> citations = List.of();
    Usage usage = Usage.NONE;
    /** What the quota is settled with: the larger of what the provider counted and what was estimated. */
    Usage charged = Usage.NONE;
    /** Whether the quota was, or should have been, given back as a whole. */
    boolean refunded;

    String model = Reply.OFFLINE;

    Draft(String conversationId) {
        this.conversationId = conversationId;
    }

    /** What the trace tells of the prompt; of one that is not known to be masked, nothing. */
    void composed(Composed composed) {
        prompt = composed.prompt().messages().stream().map(PromptMessage::text).toList();
        facts = composed.facts();
        trimmed = composed.trimmed();
    }

    void end(Outcome how, String why, String words) {
        outcome = how;
        reason = why;
        text = words;
    }

    void degraded(String why) {
        outcome = Outcome.DEGRADED;
        reason = why;
        model = Reply.OFFLINE;
    }

    String remembered() {
        return wholeAnswer != null ? wholeAnswer : text;
    }

    void confirmed(Confirmation confirmation) {
        text = confirmation.text();
        actions = List.of(confirmation.action());
    }

    Reply toReply(QuotaStatus quota, StageTimer stages) {
        return new Reply(
                text,
                outcome,
                reason,
                conversationId,
                context,
                actions,
                citations,
                usage,
                quota,
                model,
                new TurnTrace(message, prompt, sent, facts, trimmed, removed, stages.timings()));
    }
}
