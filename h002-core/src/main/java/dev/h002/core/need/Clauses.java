package dev.h002.core.need;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a message where one need may end and the next begin. */
final class Clauses {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n\\r]+(?=\\s|$)");
    private static final Pattern JOINT =
            Pattern.compile("(?i)\\s*,\\s*|\\s+[-–—]\\s+|\\s+(?:and|but|also|then|plus|because|so)\\s+");
    private static final Pattern LEADING_JOINT = Pattern.compile("(?i)^(?:and|but|also|then|plus|so|oh|well)\\s+");
    private static final int MAX = 8;

    private Clauses() {}

    /** The message's sentences, then the clauses of those that have several; at most eight in all, none blank. */
    static List<String> of(String message) {
        Set<String> clauses = new LinkedHashSet<>();
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(message, -1)) {
            add(sentence, clauses);
            sentences.add(sentence);
        }
        for (String sentence : sentences) {
            for (String clause : JOINT.split(sentence, -1)) {
                add(clause, clauses);
            }
        }
        return clauses.stream().limit(MAX).toList();
    }

    private static void add(String text, Set<String> clauses) {
        String clause = LEADING_JOINT.matcher(text.strip()).replaceFirst("").strip();
        if (clause.codePoints().anyMatch(Character::isLetter)) {
            clauses.add(clause);
        }
    }
}
