package dev.h002.core.masking;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/** How single characters are read and compared: width, accents, typographic forms and, for comparing, case do not matter. */
final class CharFold {
    private static final int ASCII = 0x80;
    private static final int TABLE_END = 0x800;

    /** One compatibility character can stand for 18; beyond this it is kept as it is, so that text cannot blow up. */
    private static final int MAX_EXPANSION = 4;

    /** Letters that Unicode does not decompose although people type them without their stroke, with what they type. */
    private static final String STROKED =
            "\u00f8o\u00d8O\u0142l\u0141L\u0111d\u0110D\u0127h\u0126H\u0167t\u0166T\u00f0d\u00d0D";

    /** Cyrillic and Greek small letters that look like Latin ones, with the letter they look like. */
    private static final String LOOKALIKES =
            "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u043ak\u043cm"
                    + "\u0442t\u0432b\u043dh\u03bfo\u03b1a\u03bdv\u03c1p\u03c4t\u03b9i\u03bak\u03c5u";

    private static final String[] PLAIN = new String[TABLE_END - ASCII];
    private static final char[] LOWER = new char[TABLE_END];

    /** Where typographic quotes, dashes, spaces and currency signs stand. */
    private static final int SIGNS_START = 0x2000;

    private static final int SIGNS_END = 0x20D0;
    private static final String[] SIGNS = new String[SIGNS_END - SIGNS_START];

    static {
        for (int i = 0; i < PLAIN.length; i++) {
            PLAIN[i] = compute(ASCII + i);
        }
        for (int i = 0; i < SIGNS.length; i++) {
            SIGNS[i] = compute(SIGNS_START + i);
        }
        for (char c = 0; c < TABLE_END; c++) {
            LOWER[c] = computeLower(c);
        }
    }

    private CharFold() {}

    /**
     * What a code point reads as, case kept: ASCII where people would type it so, without accents; empty if it is an accent or
     * nobody sees it. White space is the caller's business.
     */
    static String plain(int codePoint) {
        if (codePoint >= ASCII && codePoint < TABLE_END) {
            return PLAIN[codePoint - ASCII];
        }
        if (codePoint >= SIGNS_START && codePoint < SIGNS_END) {
            return SIGNS[codePoint - SIGNS_START];
        }
        if (codePoint >= 0x4E00 && codePoint <= 0x9FFF) {
            return Character.toString(codePoint); // Han letters have no case, accent or width
        }
        return compute(codePoint);
    }

    /** The small letter that a character of a plain text is compared by. */
    static char lower(char plain) {
        return plain < TABLE_END ? LOWER[plain] : computeLower(plain);
    }

    private static char computeLower(char c) {
        // Through upper case, because capitals lose distinctions: both sigmas, the dotless i.
        char lower = Character.toLowerCase(Character.toUpperCase(c));
        int lookalike = lower < ASCII ? -1 : LOOKALIKES.indexOf(lower);
        return lookalike >= 0 && lookalike % 2 == 0 ? LOOKALIKES.charAt(lookalike + 1) : lower;
    }

    private static String compute(int codePoint) {
        if (invisible(codePoint) || mark(codePoint)) {
            return "";
        }
        String whole = Character.toString(codePoint);
        String decomposed = Normalizer.normalize(whole, Normalizer.Form.NFKD);
        if (decomposed.length() > MAX_EXPANSION) {
            return whole;
        }
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            appendTypographic(decomposed.charAt(i), out);
        }
        return out.toString();
    }

    private static void appendTypographic(char c, StringBuilder out) {
        int stroked = STROKED.indexOf(c);
        if (stroked >= 0 && stroked % 2 == 0) {
            out.append(STROKED.charAt(stroked + 1));
        } else if (!mark(c) && !invisible(c)) {
            switch (c) {
                case '\u00e6' -> out.append("ae");
                case '\u00c6' -> out.append("AE");
                case '\u0153' -> out.append("oe");
                case '\u0152' -> out.append("OE");
                case '\u00df' -> out.append("ss");
                case '\u1e9e' -> out.append("SS");
                case '\u00fe' -> out.append("th");
                case '\u00de' -> out.append("TH");
                default -> out.append(symbol(c));
            }
        }
    }

    private static char symbol(char c) {
        if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\u2043' || c == '\u02d7') {
            return '-';
        }
        if (c == '\u2018' || c == '\u2019' || c == '\u02bc' || c == '\u00b4' || c == '\u2032') {
            return '\'';
        }
        if (c == '\u3002' || c == '\u00b7' || c == '\u2219' || c == '\u22c5' || c == '\u2027') {
            return '.';
        }
        int digit = c >= ASCII && Character.isDigit(c) ? Character.digit(c, 10) : -1;
        return digit >= 0 ? (char) ('0' + digit) : c;
    }

    /** The lower case of a text without accents and invisible characters: what values are compared by. */
    static String fold(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            String plain = codePoint < ASCII ? Character.toString(codePoint) : plain(codePoint);
            for (int i = 0; i < plain.length(); i++) {
                out.append(lower(plain.charAt(i)));
            }
        });
        return out.toString().strip();
    }

    /** Whether it is any white space, the no-break kinds included. */
    static boolean space(int codePoint) {
        return codePoint == 0x85 || Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Whether it ends a line. */
    static boolean lineBreak(int codePoint) {
        return (codePoint >= '\n' && codePoint <= '\f')
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    /** Whether nobody sees it: zero-width characters, direction marks, soft hyphens, controls, fillers. */
    static boolean invisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT
                || (type == Character.CONTROL && !space(codePoint))
                || codePoint == 0x34F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    /** Whether it is an accent or a vowel point; not the vowel signs of scripts in which they are letters. */
    static boolean mark(int codePoint) {
        return (codePoint >= 0x300 && codePoint <= 0x36F)
                || (codePoint >= 0x591 && codePoint <= 0x5C7 && !Character.isLetter(codePoint))
                || (codePoint >= 0x610 && codePoint <= 0x61A)
                || (codePoint >= 0x64B && codePoint <= 0x65F)
                || codePoint == 0x670
                || (codePoint >= 0x1AB0 && codePoint <= 0x1AFF)
                || (codePoint >= 0x1DC0 && codePoint <= 0x1DFF)
                || (codePoint >= 0x20D0 && codePoint <= 0x20FF)
                || (codePoint >= 0xFE20 && codePoint <= 0xFE2F);
    }

    /** Whether its script puts no spaces between words, so that word boundaries cannot be seen. */
    static boolean unspaced(char c) {
        if (c < '\u0e00') {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HANGUL
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }

    /** The lower case of an identifier, for comparing ASCII words. */
    static String lowerCase(CharSequence ascii) {
        return ascii.toString().toLowerCase(Locale.ROOT);
    }
}
