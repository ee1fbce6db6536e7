package dev.h002.core.masking;

import java.util.Locale;

/**
 * How placeholders are written: {@code <TYPE_n>} for a value, {@code <TYPE_n_m>} for its m-th spelling, m from 2.
 *
 * <p>Reading is tolerant of case and of white space inside the brackets, since models rewrite what they copy. A placeholder
 * is at most {@value #MAX_LENGTH} characters long, white space included, and never holds a second opening bracket.
 */
final class PlaceholderGrammar {
    static final int MAX_LENGTH = 64;

    /** What {@link #end} gives where no placeholder begins. */
    static final int NO = -1;

    /** What {@link #end} gives where the text ends before it is decided. */
    static final int UNDECIDED = -2;

    private static final int MAX_LABEL = 30;
    private static final int MAX_DIGITS = 9;

    private PlaceholderGrammar() {}

    /** @param variant 1 for the first spelling, which is written without it */
    record Parsed(String label, int number, int variant) {
        /** As this library writes it. */
        String written() {
            return write(label, number, variant);
        }
    }

    static String write(String label, int number, int variant) {
        return variant == 1 ? "<" + label + "_" + number + ">" : "<" + label + "_" + number + "_" + variant + ">";
    }

    /** Where the placeholder that begins at {@code start} ends, {@link #NO} or {@link #UNDECIDED}. */
    static int end(CharSequence text, int start) {
        int limit = Math.min(text.length(), start + MAX_LENGTH);
        int atLimit = text.length() < start + MAX_LENGTH ? UNDECIDED : NO;
        if (start >= limit || text.charAt(start) != '<') {
            return start >= limit ? atLimit : NO;
        }
        int at = skip(text, start + 1, limit, Kind.SPACE);
        int label = at;
        at = skip(text, at, limit, Kind.LABEL);
        if (at == limit) {
            return at - label > MAX_LABEL + 1 ? NO : atLimit;
        }
        if (!isLabel(text, label, at)) {
            return NO;
        }
        int digits = at;
        at = skip(text, at, limit, Kind.DIGIT);
        if (at == digits || at - digits > MAX_DIGITS) {
            return NO;
        }
        if (at < limit && text.charAt(at) == '_') {
            int variant = ++at;
            at = skip(text, at, limit, Kind.DIGIT);
            if (at < limit && (at == variant || at - variant > MAX_DIGITS)) {
                return NO;
            }
        }
        at = skip(text, at, limit, Kind.SPACE);
        if (at == limit) {
            return atLimit;
        }
        return text.charAt(at) == '>' ? at + 1 : NO;
    }

    /** Reads what {@link #end} found whole. */
    static Parsed parse(CharSequence text, int start, int end) {
        int label = skip(text, start + 1, end, Kind.SPACE);
        int digits = skip(text, label, end, Kind.LABEL);
        int afterDigits = skip(text, digits, end, Kind.DIGIT);
        int variant = 1;
        if (text.charAt(afterDigits) == '_') {
            int afterVariant = skip(text, afterDigits + 1, end, Kind.DIGIT);
            variant = Integer.parseInt(text, afterDigits + 1, afterVariant, 10);
        }
        String name = text.subSequence(label, digits - 1).toString().toUpperCase(Locale.ROOT);
        return new Parsed(name, Integer.parseInt(text, digits, afterDigits, 10), variant);
    }

    /** The neutral word for a placeholder nobody knows. */
    static String neutral(String label) {
        return switch (label) {
            case "EMAIL" -> "your email address";
            case "PHONE" -> "your phone number";
            case "CARD" -> "your card";
            case "ADDRESS" -> "your address";
            case "ORDER" -> "your order";
            case "NAME" -> "you";
            case "REFERENCE" -> "your reference";
            default -> "that";
        };
    }

    /** Whether a label and one underscore stand between. */
    private static boolean isLabel(CharSequence text, int from, int to) {
        int length = to - from - 1;
        return length >= 1
                && length <= MAX_LABEL
                && text.charAt(from) != '_'
                && text.charAt(to - 1) == '_'
                && text.charAt(to - 2) != '_';
    }

    private enum Kind {
        SPACE,
        LABEL,
        DIGIT
    }

    private static int skip(CharSequence text, int from, int limit, Kind kind) {
        int at = from;
        while (at < limit && is(text.charAt(at), kind)) {
            at++;
        }
        return at;
    }

    private static boolean is(char c, Kind kind) {
        return switch (kind) {
            case SPACE -> c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
            case LABEL -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            case DIGIT -> c >= '0' && c <= '9';
        };
    }

    /** Whether a stored placeholder is one this library wrote. */
    static boolean isWritten(String placeholder) {
        return end(placeholder, 0) == placeholder.length()
                && parse(placeholder, 0, placeholder.length()).written().equals(placeholder);
    }
}
