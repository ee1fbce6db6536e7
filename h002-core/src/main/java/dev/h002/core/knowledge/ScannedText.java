package dev.h002.core.knowledge;

import java.util.List;
import java.util.Locale;

/** A text and where personal values stand in it, in order and apart. */
final class ScannedText {
    private final String text;
    private final List<Value> values;

    ScannedText(String text, List<Value> values) {
        this.text = text;
        this.values = List.copyOf(values);
    }

    /**
     * A personal value.
     *
     * @param word what an embedding model gets in its place, such as {@code email}
     */
    record Value(int start, int end, String word) {
        static Value of(int start, int end, String label) {
            return new Value(start, end, label.toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    String text() {
        return text;
    }

    /** The text from here to there, without the white space around it. */
    Slice slice(int from, int to, String before, int page) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Slice(this, start, end, before, page);
    }

    /** Whether a cut here would tear a value apart. */
    boolean tears(int at) {
        int value = firstEndingAfter(at);
        return value < values.size() && values.get(value).start() < at;
    }

    /** The edge of a value that is nearest to the middle of a part and inside it, or -1. */
    int edgeInside(int start, int end) {
        int middle = (start + end) >>> 1;
        int best = -1;
        for (int i = firstEndingAfter(start); i < values.size() && values.get(i).start() < end; i++) {
            for (int edge : new int[] {values.get(i).start(), values.get(i).end()}) {
                boolean inside = edge > start && edge < end;
                if (inside && (best < 0 || Math.abs(edge - middle) < Math.abs(best - middle))) {
                    best = edge;
                }
            }
        }
        return best;
    }

    /** A part of the text with a word in the place of each value, also of one that reaches beyond the part. */
    String shown(int start, int end) {
        int next = firstEndingAfter(start);
        if (next == values.size() || values.get(next).start() >= end) {
            return text.substring(start, end);
        }
        StringBuilder shown = new StringBuilder(end - start);
        int done = start;
        for (; next < values.size() && values.get(next).start() < end; next++) {
            Value value = values.get(next);
            shown.append(text, done, Math.max(done, value.start())).append(value.word());
            done = Math.min(end, value.end());
        }
        return shown.append(text, done, end).toString();
    }

    private int firstEndingAfter(int at) {
        int low = 0;
        int high = values.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values.get(middle).end() > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
