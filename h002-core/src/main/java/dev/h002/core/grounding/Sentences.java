package dev.h002.core.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text that arrives in pieces into sentences. The sentences, joined, are the text. Not thread-safe.
 *
 * <p>A sentence ends at a line break, or at {@code . ! ?} before white space, unless the word before the stop is a common
 * abbreviation or a single letter. What does not end within {@value #MAX_LENGTH} characters is cut there.
 */
public final class Sentences {
    static final int MAX_LENGTH = 2_000;

    private static final Set<String> ABBREVIATIONS = Set.of(
            "st", "no", "mr", "mrs", "ms", "dr", "e.g", "i.e", "approx", "min", "max", "vs", "etc", "a.m", "p.m");

    private final StringBuilder pending = new StringBuilder();

    /** Starts before the first sentence. */
    public Sentences() {}

    /** Takes a piece and gives the sentences that are complete by now, each with the white space that follows it. */
    public List<String> push(String piece) {
        pending.append(piece);
        List<String> complete = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < pending.length(); i++) {
            if (i + 1 - start >= MAX_LENGTH || endsAt(start, i)) {
                complete.add(pending.substring(start, i + 1));
                start = i + 1;
            }
        }
        pending.delete(0, start);
        return complete;
    }

    /** Gives the last sentence, or an empty text. */
    public String finish() {
        String last = pending.toString();
        pending.setLength(0);
        return last;
    }

    /** Whether the unit at {@code i}, white space, ends the sentence that began at {@code start}. */
    private boolean endsAt(int start, int i) {
        char c = pending.charAt(i);
        if (c == '\n') {
            return true;
        }
        if (!Character.isWhitespace(c) || i == start) {
            return false;
        }
        int stop = i - 1;
        while (stop > start && "\"')]*_”’".indexOf(pending.charAt(stop)) >= 0) {
            stop--;
        }
        char last = pending.charAt(stop);
        return last == '!' || last == '?' || last == '…' || (last == '.' && !isAbbreviation(start, stop));
    }

    private boolean isAbbreviation(int start, int stop) {
        int from = stop;
        while (from > start && !Character.isWhitespace(pending.charAt(from - 1))) {
            from--;
        }
        String word = pending.substring(from, stop).toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        return initial || ABBREVIATIONS.contains(word);
    }
}
