package dev.h002.core.masking;

import java.util.Locale;

/**
 * How placeholders are written: {@code <TYPE_n>}, with a label of at most 20 letters and underscores, and a number.
 *
 * <p>Reading is tolerant of what models do to what they copy: another case, white space inside the brackets and around
 * underscores, and underscores escaped as in Markdown. A placeholder is at most {@value #MAX_LENGTH} characters long, and never
 * holds a second opening bracket.
 */
final class PlaceholderGrammar {
    static final int MAX_LENGTH = 32;

    /** What {@link #end} gives where no placeholder begins. */
    static final int NO = -1;

    /** What {@link #end} gives where the text ends before it is decided. */
    static final int UNDECIDED = -2;

    private static final int MAX_LABEL = 20;
    private static final int MAX_DIGITS = 7;

    private PlaceholderGrammar() {}

    record Parsed(String label, int number) {
        /** As this library writes it. */
        String written() {
            return "<" + label + "_" + number + ">";
        }
    }

    /** Where the placeholder that begins at {@code start} ends, {@link #NO} or {@link #UNDECIDED}. */
    static int end(CharSequence text, int start) {
        int limit = Math.min(text.length(), start + MAX_LENGTH);
        int atLimit = text.length() < start + MAX_LENGTH ? UNDECIDED : NO;
        if (start >= limit || text.charAt(start) != '<') {
            return start >= limit ? atLimit : NO;
        }
        int label = 0;
        int digits = 0;
        char last = '<';
        boolean gap = false;
        boolean escaped = false;
        for (int i = start + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return digits > 0 && !escaped ? i + 1 : NO;
            }
            if (isSpace(c) || (c == '\\' && !escaped)) {
                gap |= c != '\\';
                escaped |= c == '\\';
                continue;
            }
            if (!follows(last, gap, c) || (escaped && c != '_')) {
                return NO;
            }
            label += isDigit(c) ? 0 : 1;
            digits += isDigit(c) ? 1 : 0;
            if (label > MAX_LABEL + 1 || digits > MAX_DIGITS) {
                return NO;
            }
            last = c;
            gap = false;
            escaped = false;
        }
        return atLimit;
    }

    /** Whether a character may come after another, with or without white space between. */
    private static boolean follows(char last, boolean gap, char c) {
        if (isLetter(c)) {
            return last == '<' || last == '_' || (isLetter(last) && !gap);
        }
        if (c == '_') {
            return isLetter(last);
        }
        return isDigit(c) && (last == '_' || (isDigit(last) && !gap));
    }

    /** Reads what {@link #end} found whole. */
    static Parsed parse(CharSequence text, int start, int end) {
        StringBuilder label = new StringBuilder();
        int number = 0;
        for (int i = start + 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                number = number * 10 + c - '0';
            } else if (isLetter(c) || c == '_') {
                label.append(c);
            }
        }
        label.setLength(label.length() - 1);
        return new Parsed(label.toString().toUpperCase(Locale.ROOT), number);
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
            case "IBAN" -> "your account";
            case "DATE_OF_BIRTH" -> "your date of birth";
            case "NATIONAL_ID" -> "your identification number";
            default -> "that";
        };
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a stored placeholder is one this library wrote. */
    static boolean isWritten(String placeholder) {
        return end(placeholder, 0) == placeholder.length()
                && parse(placeholder, 0, placeholder.length()).written().equals(placeholder);
    }
}
