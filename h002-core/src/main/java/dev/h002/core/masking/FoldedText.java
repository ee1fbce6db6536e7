package dev.h002.core.masking;

import java.util.Arrays;

/**
 * A simplified view of a text in which each character knows where it came from.
 *
 * <p>{@link #folded} is what values are compared in: lower case, no accents, no invisible characters, each run of white
 * space one blank. {@link #narrowed} is what recognizers read: case, accents and line breaks stay, invisible characters go
 * and digits, dashes and full-width forms become ASCII.
 *
 * <p>Immutable and thread-safe. {@code toString} gives the view's characters.
 */
final class FoldedText implements CharSequence {
    private final String chars;
    private final int[] starts;
    private final int[] ends;

    private FoldedText(String chars, int[] starts, int[] ends) {
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
    }

    static FoldedText folded(CharSequence text) {
        View view = new View(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
            int codePoint = Character.codePointAt(text, i);
            next = i + Character.charCount(codePoint);
            if (CharFold.space(codePoint)) {
                view.addBlank(i, next);
            } else if (codePoint > ' ' && codePoint < 0x7F) {
                view.add(asciiFold((char) codePoint), i, next);
            } else if (CharFold.mark(codePoint)) {
                view.extendLast(next);
            } else {
                view.add(CharFold.fold(codePoint), i, next);
            }
        }
        return view.build();
    }

    static FoldedText narrowed(CharSequence text) {
        View view = new View(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
            int codePoint = Character.codePointAt(text, i);
            next = i + Character.charCount(codePoint);
            if (Character.isSpaceChar(codePoint) && Character.getType(codePoint) == Character.SPACE_SEPARATOR) {
                view.add(' ', i, next);
            } else if (!CharFold.invisible(codePoint)) {
                int narrow = CharFold.narrow(codePoint);
                if (narrow <= Character.MAX_VALUE) {
                    view.add((char) narrow, i, next);
                } else {
                    view.add(Character.toString(narrow), i, next);
                }
            }
        }
        return view.build();
    }

    /** The folded form of a value, without white space around it. */
    static String fold(CharSequence value) {
        return folded(value).chars.strip();
    }

    private static char asciiFold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '`' ? '\'' : c;
    }

    /** Where the character at {@code index} begins in the original. */
    int start(int index) {
        return starts[index];
    }

    /** Where the character at {@code index} ends in the original, accents on it included. */
    int end(int index) {
        return ends[index];
    }

    @Override
    public int length() {
        return chars.length();
    }

    @Override
    public char charAt(int index) {
        return chars.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return chars.substring(start, end);
    }

    @Override
    public String toString() {
        return chars;
    }

    /** Grows a view; one code point may give none, one or several characters. */
    private static final class View {
        private final StringBuilder chars;
        private int[] starts;
        private int[] ends;

        View(int capacity) {
            chars = new StringBuilder(capacity);
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void add(char c, int start, int end) {
            int index = chars.length();
            if (index == starts.length) {
                int larger = Math.max(16, index * 2);
                starts = Arrays.copyOf(starts, larger);
                ends = Arrays.copyOf(ends, larger);
            }
            chars.append(c);
            starts[index] = start;
            ends[index] = end;
        }

        void add(String folded, int start, int end) {
            for (int i = 0; i < folded.length(); i++) {
                add(folded.charAt(i), start, end);
            }
        }

        void addBlank(int start, int end) {
            int last = chars.length() - 1;
            if (last >= 0 && chars.charAt(last) == ' ') {
                ends[last] = end;
            } else {
                add(' ', start, end);
            }
        }

        /** An accent belongs to the letter before it. */
        void extendLast(int end) {
            int last = chars.length() - 1;
            if (last >= 0 && chars.charAt(last) != ' ') {
                ends[last] = end;
            }
        }

        FoldedText build() {
            return new FoldedText(chars.toString(), starts, ends);
        }
    }
}
