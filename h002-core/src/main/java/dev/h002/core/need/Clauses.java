package dev.h002.core.need;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a message where one need may end and the next begin. */
final class Clauses {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n\\r]+(?=\\s|$)");
    private static final Pattern JOINT = Pattern.compile(
            "(?i)\\s*,\\s*|\\s+[-–—]\\s+|\\s+(?:and|but|also|then|plus|because|so|und|aber|außerdem|dann|weil)\\s+");
    private static final Pattern LEADING_JOINT =
            Pattern.compile("(?i)^(?:and|but|also|then|plus|so|oh|well|und|aber|dann)\\s+");
    private static final int MAX = 8;
    private static final Pattern DENIED = Pattern.compile(
            "(?i)^(?:(?:i|it|we)(?:'m| am|'s| is|'re| are)? )?(?:not|no|nothing|don'?t|do not|isn'?t|rather not|didn'?t)\\b.*");
    private static final Pattern DENIED_GERMAN = Pattern.compile(
            "(?iu)^(?:(?:ich|es|wir) (?:bin|ist|sind|will|möchte|habe?) )?(?:nicht|kein(?:e[nrms]?)?|nichts|nix)\\b.*");
    private static final Pattern DENIED_CUT =
            Pattern.compile("(?<=[,.;!?])\\s+|\\s+[-–—]\\s+|(?i)\\s+(?:but|aber|sondern)\\s+");

    private Clauses() {}

    /** The clauses of the message's sentences in order; at most eight, none blank. */
    static List<String> of(String message) {
        Set<String> clauses = new LinkedHashSet<>();
        for (String sentence : SENTENCE_END.split(message, -1)) {
            for (String clause : JOINT.split(sentence, -1)) {
                add(clause, clauses);
            }
        }
        return clauses.stream().limit(MAX).toList();
    }

    /**
     * The message without what it says not to want, as in "not hungry, just cold", unless it says nothing else. A yes or no is no
     * denial of a need.
     */
    static String withoutDenied(String message, Locale language) {
        Pattern denied = language.equals(Locale.GERMAN) ? DENIED_GERMAN : DENIED;
        List<String> parts = Arrays.asList(DENIED_CUT.split(message, -1));
        List<String> wanted = parts.stream()
                .filter(part -> !denied.matcher(part.strip()).matches() || Consent.ofClause(part) != null)
                .toList();
        return wanted.isEmpty() || wanted.size() == parts.size() ? message : String.join(" ", wanted);
    }

    private static void add(String text, Set<String> clauses) {
        String clause = LEADING_JOINT.matcher(text.strip()).replaceFirst("").strip();
        if (clause.codePoints().anyMatch(Character::isLetter)) {
            clauses.add(clause);
        }
    }
}
