package dev.h002.core.knowledge;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a text.
 *
 * @param before what stands between it and the part before
 * @param page where its block begins, from 1; 0 if the document has no pages
 */
record Slice(ScannedText of, int start, int end, String before, int page) {
    boolean isEmpty() {
        return start == end;
    }

    int length() {
        return end - start;
    }

    /** As it is written. */
    String text() {
        return of.text().substring(start, end);
    }

    /** With words in the place of personal values. */
    String shown() {
        return of.shown(start, end);
    }

    Slice after(String separator) {
        return new Slice(of, start, end, separator, page);
    }

    static String text(List<Slice> slices) {
        return joined(slices, Slice::text);
    }

    static String shown(List<Slice> slices) {
        return joined(slices, Slice::shown);
    }

    private static String joined(List<Slice> slices, Function<Slice, String> form) {
        StringBuilder text = new StringBuilder();
        for (Slice slice : slices) {
            text.append(text.isEmpty() ? "" : slice.before()).append(form.apply(slice));
        }
        return text.toString();
    }
}
