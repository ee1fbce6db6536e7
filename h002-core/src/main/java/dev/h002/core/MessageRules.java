package dev.h002.core;

import dev.h002.QuotaStatus;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.TokenCounter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Which messages can be answered at all, and what to say where they cannot. */
final class MessageRules {
    private static final DateTimeFormatter RESET = DateTimeFormatter.ofPattern(
                    "d MMMM 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

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
        if (message.length() > maxCharacters || tokens.count(message) > maxTokens) {
            return Optional.of("The message is too long: put it in at most " + maxCharacters + " characters.");
        }
        return Optional.empty();
    }

    static String denied(QuotaStatus status) {
        if (status.resetsAt().equals(Instant.MAX)) {
            return "You've used your allowance.";
        }
        return "You've used today's allowance; it starts anew on " + RESET.format(status.resetsAt()) + ".";
    }
}
