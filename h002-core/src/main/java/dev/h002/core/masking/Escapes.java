package dev.h002.core.masking;

import java.util.Map;
import java.util.Set;

/**
 * Reads encoded characters: a percent sign and two hexadecimal digits (RFC 3986 section 2.1, encoded again up to three times), a
 * backslash, a u and four (RFC 8259 section 7), HTML's numeric character references and its commonest names.
 *
 * <p>What was read is one number, to spare allocations: -1 for nothing, else the code point above the end.
 */
final class Escapes {
    private static final int MAX_TIMES = 3;
    private static final int MAX_REFERENCE = 10;

    private static final Set<String> ACCENTS = Set.of(
            "uml", "acute", "grave", "circ", "tilde", "cedil", "ring", "slash", "caron", "breve", "macr", "ogon",
            "strok");

    private static final Map<String, Character> SIGNS = Map.ofEntries(
            Map.entry("commat", '@'),
            Map.entry("period", '.'),
            Map.entry("nbsp", ' '),
            Map.entry("apos", '\''),
            Map.entry("quot", '"'),
            Map.entry("hyphen", '-'),
            Map.entry("dash", '-'),
            Map.entry("plus", '+'),
            Map.entry("lowbar", '_'),
            Map.entry("num", '#'),
            Map.entry("colon", ':'),
            Map.entry("sol", '/'),
            Map.entry("lpar", '('),
            Map.entry("rpar", ')'),
            Map.entry("szlig", '\u00df'));

    private Escapes() {}

    /** Whether a text holds any; a percent sign alone is none. */
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

    /** One byte, or the two to four of a character in UTF-8; bytes that are no UTF-8 count as Latin-1. */
    private static long percent(String text, int i) {
        long lead = percentByte(text, i);
        if (lead < 0) {
            return -1;
        }
        int value = codePoint(lead);
        if (value < 0x80) {
            return (value >= ' ' && value < 0x7F) || value == '\n' || value == '\r' || value == '\t' ? lead : -1;
        }
        int more = value >= 0xC2 && value < 0xE0
                ? 1
                : value >= 0xE0 && value < 0xF0 ? 2 : value >= 0xF0 && value < 0xF5 ? 3 : 0;
        int decoded = value & (0x3F >> more);
        int at = end(lead);
        for (int k = 0; k < more; k++) {
            long next = percentByte(text, at);
            if (next < 0 || (codePoint(next) & 0xC0) != 0x80) {
                more = 0;
            } else {
                decoded = decoded << 6 | (codePoint(next) & 0x3F);
                at = end(next);
            }
        }
        boolean character = more > 0 && decoded <= Character.MAX_CODE_POINT;
        return character ? escape(decoded, at) : value >= 0xA0 ? lead : -1;
    }

    private static long percentByte(String text, int i) {
        if (!text.startsWith("%", i)) {
            return -1;
        }
        int at = i + 1;
        for (int times = 1; times < MAX_TIMES && text.startsWith("25", at) && hex(text, at + 2, 2) >= 0; times++) {
            at += 2;
        }
        int value = hex(text, at, 2);
        return value >= 0 ? escape(value, at + 2) : -1;
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
            return named(text, i);
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

    /** The names of Latin letters with accents, as plain letters, and of the signs that addresses and numbers hold. */
    private static long named(String text, int i) {
        int semicolon = i + 1;
        while (semicolon < text.length() && semicolon - i < MAX_REFERENCE && text.charAt(semicolon) != ';') {
            semicolon++;
        }
        if (!text.startsWith(";", semicolon)) {
            return -1;
        }
        String name = text.substring(i + 1, semicolon);
        Character sign = SIGNS.get(name);
        if (sign != null) {
            return escape(sign, semicolon + 1);
        }
        boolean accented =
                name.length() > 3 && ACCENTS.contains(name.substring(1)) && Character.isLetter(name.charAt(0));
        return accented ? escape(name.charAt(0), semicolon + 1) : -1;
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
