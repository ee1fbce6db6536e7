package dev.h002.core;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.core.prompt.PromptBudget;
import dev.h002.core.prompt.TokenCounter;
import dev.h002.core.wording.LanguageIdentifier;
import dev.h002.core.wording.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which messages can be answered at all, and what to say where they cannot. */
final class MessageRules {
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
            return Optional.of(wording(message).say("message.empty"));
        }
        // Characters first: counting the tokens of a huge message would itself be work.
        if (message.length() > maxCharacters) {
            return tooLong(message, maxCharacters);
        }
        int cost = tokens.count(message);
        return cost > maxTokens
                ? tooLong(message, (int) ((long) message.length() * maxTokens / cost))
                : Optional.empty();
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

    private static Optional<String> tooLong(String message, int characters) {
        return Optional.of(wording(message).say("message.long", Map.of("characters", String.valueOf(characters))));
    }

    /** What is said to a message for which the quota does not suffice, in its language. */
    static String denied(QuotaStatus status, String message) {
        Wording wording = wording(message);
        String what = status.requestsLeft() > 0 && status.tokensLeft() > 0 ? "quota.short" : "quota.used";
        if (status.resetsAt().equals(Instant.MAX)) {
            return wording.say(what);
        }
        ZonedDateTime resetsAt = status.resetsAt().atZone(ZoneOffset.UTC);
        LocalDate day = resetsAt.toLocalDate();
        return wording.say(
                what + ".until", Map.of("date", wording.date(day, day), "time", Wording.clock(resetsAt.toLocalTime())));
    }

    /** A message that is not answered is not understood either, so nothing before it tells its language. */
    private static Wording wording(String message) {
        return Wording.in(LanguageIdentifier.of(message, () -> Locale.ENGLISH));
    }
}
