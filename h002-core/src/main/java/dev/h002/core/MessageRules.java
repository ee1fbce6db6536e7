package dev.h002.core;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.TokenCounter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which messages can be answered at all, and what to say where they cannot. */
final class MessageRules {
    private static final DateTimeFormatter RESET = DateTimeFormatter.ofPattern(
                    "d MMMM 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Earlier messages that are looked at: a follow-up refers to the last few. */
    private static final int MAX_HISTORY = 20;

    private final int maxCharacters;
    private final int maxTokens;
    private final TokenCounter tokens;

    /** A message may take half the prompt's budget, so that there is room for facts. */
    MessageRules(int maxCharacters, PromptBudget budget, TokenCounter tokens) {
        this.maxCharacters = maxCharacters;
        this.maxTokens = budget.input() / 2;
        this.tokens = tokens;
    }

    /** What is wrong with a message, or empty if it can be answered. */
    Optional<String> refuse(String message) {
        if (message.isBlank()) {
            return Optional.of("The message is empty: write what you need in a few words.");
        }
        // Characters first: counting the tokens of a huge message would itself be work.
        if (message.length() > maxCharacters) {
            return tooLong(maxCharacters);
        }
        int cost = tokens.count(message);
        return cost > maxTokens ? tooLong((int) ((long) message.length() * maxTokens / cost)) : Optional.empty();
    }

    /** The latest of the earlier messages, none longer than a message may be. */
    List<String> latest(List<String> history) {
        List<String> latest = history.subList(Math.max(0, history.size() - MAX_HISTORY), history.size());
        if (latest.stream().anyMatch(message -> message.length() > maxCharacters)) {
            throw new InvalidInputException(
                    "history", "An earlier message is longer than " + maxCharacters + " characters.");
        }
        return latest;
    }

    private static Optional<String> tooLong(int characters) {
        return Optional.of("The message is too long: put it in at most " + characters + " characters.");
    }

    static String denied(QuotaStatus status) {
        String what = status.requestsLeft() > 0 && status.tokensLeft() > 0
                ? "What is left of today's allowance is not enough for an answer"
                : "You've used today's allowance";
        return status.resetsAt().equals(Instant.MAX)
                ? what + "."
                : what + "; it starts anew on " + RESET.format(status.resetsAt()) + ".";
    }
}
