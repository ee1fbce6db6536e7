package dev.h002.core.masking;

/**
 * Reads encoded characters: a percent sign and two hexadecimal digits (RFC 3986 section 2.1, encoded again up to three times), a
 * backslash, a u and four (RFC 8259 section 7), and HTML's numeric character references.
 *
 * <p>What was read is one number, to spare allocations: -1 for nothing, else the code point above the end.
 */
final class Escapes {
    private static final int MAX_TIMES = 3;
    private static final int MAX_REFERENCE = 10;

    private Escapes() {}

    static boolean any(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '%' || c == '\\' || c == '&') && at(text, i) >= 0) {
                return true;
            }
        }
        return false;
    }

    static int codePoint(long escape) {
        return (int) (escape >>> 32);
    }

    static int end(long escape) {
        return (int) escape;
    }

    static long at(String text, int i) {
        return switch (text.charAt(i)) {
            case '%' -> percent(text, i);
            case '\\' -> json(text, i);
            case '&' -> html(text, i);
            default -> -1;
        };
    }

    private static long percent(String text, int i) {
        int at = i + 1;
        for (int times = 1; times < MAX_TIMES && text.startsWith("25", at) && hex(text, at + 2, 2) >= 0; times++) {
            at += 2;
        }
        int value = hex(text, at, 2);
        return (value >= ' ' && value < 0x7F) || value == '\n' ? escape(value, at + 2) : -1;
    }

    private static long json(String text, int i) {
        if (!text.startsWith("u", i + 1)) {
            return -1;
        }
        int value = hex(text, i + 2, 4);
        return value > 0 ? escape(value, i + 6) : -1;
    }

    private static long html(String text, int i) {
        if (!text.startsWith("#", i + 1)) {
            return -1;
        }
        boolean hexadecimal = text.startsWith("x", i + 2) || text.startsWith("X", i + 2);
        int radix = hexadecimal ? 16 : 10;
        int at = hexadecimal ? i + 3 : i + 2;
        int value = 0;
        int digits = 0;
        while (at < text.length() && digits < MAX_REFERENCE && Character.digit(text.charAt(at), radix) >= 0) {
            value = Math.min(value * radix + Character.digit(text.charAt(at), radix), Character.MAX_CODE_POINT + 1);
            at++;
            digits++;
        }
        boolean whole = digits > 0 && value > 0 && value <= Character.MAX_CODE_POINT;
        return whole && text.startsWith(";", at) ? escape(value, at + 1) : -1;
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) >= 0x80) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static long escape(int codePoint, int end) {
        return (long) codePoint << 32 | end;
    }
}
