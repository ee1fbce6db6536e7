package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds email addresses: a local part of up to 64 characters, an at sign and a domain with a dot whose last label has two
 * letters or more (RFC 5321 section 4.5.3.1 for the lengths; quoted local parts and address literals are not found).
 */
final class EmailRecognizer implements Recognizer {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 255;
    private static final String LOCAL_SYMBOLS = "._%+-'&!#$*^~";

    @Override
    public void find(CharSequence text, Findings findings) {
        for (int at = 1; at < text.length() - 1; at++) {
            if (text.charAt(at) == '@') {
                int start = localStart(text, at);
                int end = start < at ? domainEnd(text, at + 1) : -1;
                if (end > 0) {
                    findings.add(EntityType.EMAIL, start, end);
                }
            }
        }
    }

    /** Where the local part begins; {@code at} if there is none. */
    private static int localStart(CharSequence text, int at) {
        int start = at;
        int least = Math.max(0, at - MAX_LOCAL);
        while (start > least && isLocal(text.charAt(start - 1))) {
            start--;
        }
        // Quotes and marks around an address are not part of it.
        while (start < at && "_+-".indexOf(text.charAt(start)) < 0 && !letterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Where the domain ends, -1 if there is none. */
    private static int domainEnd(CharSequence text, int start) {
        int most = Math.min(text.length(), start + MAX_DOMAIN);
        int label = start;
        int end = -1;
        for (int i = start; i <= most; i++) {
            char c = i < most ? text.charAt(i) : ' ';
            if (letterOrDigit(c) || c == '-') {
                continue;
            }
            int labelEnd = i;
            while (labelEnd > label && text.charAt(labelEnd - 1) == '-') {
                labelEnd--;
            }
            if (labelEnd == label) {
                break;
            }
            if (label > start && isTopLevel(text, label, labelEnd)) {
                end = labelEnd;
            }
            if (c != '.') {
                break;
            }
            label = i + 1;
        }
        return end;
    }

    private static boolean isTopLevel(CharSequence text, int start, int end) {
        return end - start >= 2
                && Character.isLetter(text.charAt(start))
                && Character.isLetterOrDigit(text.charAt(end - 1));
    }

    private static boolean isLocal(char c) {
        return letterOrDigit(c) || LOCAL_SYMBOLS.indexOf(c) >= 0;
    }

    private static boolean letterOrDigit(char c) {
        return Character.isLetterOrDigit(c) || CharFold.mark(c);
    }
}
