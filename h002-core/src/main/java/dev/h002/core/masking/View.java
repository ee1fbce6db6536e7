package dev.h002.core.masking;

import java.util.Arrays;

/**
 * A text as it is read: in plain characters of which each knows where it came from.
 *
 * <p>Accents and invisible characters are gone, digits, dashes, dots and full-width forms are ASCII, white space is a blank or a
 * line feed; case stays. {@link #decode} undoes percent-encoding and the escapes of JSON and HTML as well. A text of plain ASCII
 * is taken as it is, and needs no positions.
 *
 * <p>Holds one text after the other, to spare allocations. Not thread-safe.
 */
final class View {
    private static final int INITIAL = 1024;

    char[] chars = new char[INITIAL];
    int length;
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private boolean identity;

    /** Takes a text as it is. */
    void take(String text) {
        length = text.length();
        if (chars.length < length) {
            chars = new char[length + length / 8];
        }
        text.getChars(0, length, chars, 0);
        identity = true;
    }

    /**
     * Makes what was taken plain, if each character has one for itself, as in "Caf\u00e9" and "it\u2019s"; otherwise false, and only
     * {@link #fold} will do.
     */
    boolean simplify() {
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c > ' ' && c < 0x7F) {
                continue;
            }
            if (CharFold.space(c)) {
                chars[i] = CharFold.lineBreak(c) ? '\n' : ' ';
                continue;
            }
            String plain = c < 0x80 || Character.isSurrogate(c) ? "" : CharFold.plain(c);
            if (plain.length() != 1) {
                return false;
            }
            chars[i] = plain.charAt(0);
        }
        return true;
    }

    /** Reads a text in plain characters. */
    void fold(String text) {
        begin(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            add(codePoint, i, next);
        }
    }

    /** As {@link #fold}, with encoded characters read as what they stand for. */
    void decode(String text) {
        begin(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
            long escape = Escapes.at(text, i);
            int codePoint = escape < 0 ? text.codePointAt(i) : Escapes.codePoint(escape);
            next = escape < 0 ? i + Character.charCount(codePoint) : Escapes.end(escape);
            add(codePoint, i, next);
        }
    }

    private void begin(int capacity) {
        length = 0;
        identity = false;
        ensure(Math.max(capacity, 16));
    }

    private void add(int codePoint, int start, int end) {
        if (codePoint > ' ' && codePoint < 0x7F) {
            append(codePoint == '`' ? '\'' : (char) codePoint, start, end);
        } else if (CharFold.space(codePoint)) {
            append(CharFold.lineBreak(codePoint) ? '\n' : ' ', start, end);
        } else if (CharFold.mark(codePoint)) {
            extendLast(end);
        } else {
            String plain = codePoint < 0x80 ? "" : CharFold.plain(codePoint);
            for (int i = 0; i < plain.length(); i++) {
                append(plain.charAt(i), start, end);
            }
        }
    }

    private void append(char c, int start, int end) {
        if (length == starts.length || length == chars.length) {
            ensure(length + length / 2 + 16);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length++] = end;
    }

    private void ensure(int capacity) {
        if (chars.length < capacity) {
            chars = Arrays.copyOf(chars, capacity);
        }
        if (starts.length < capacity) {
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
    }

    /** An accent belongs to the letter before it. */
    private void extendLast(int end) {
        if (length > 0 && chars[length - 1] != ' ' && chars[length - 1] != '\n') {
            ends[length - 1] = end;
        }
    }

    /** Where the character at {@code index} begins in the text. */
    int start(int index) {
        return identity ? index : starts[index];
    }

    /** Where the character at {@code index} ends in the text, accents on it included. */
    int end(int index) {
        return identity ? index + 1 : ends[index];
    }

    /** The character at {@code index}, NUL before the first and after the last. */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : 0;
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    /** Whether this is too large to be kept for the next text. */
    boolean isLarge(int limit) {
        return chars.length > limit;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "View[" + length + "]";
    }
}
