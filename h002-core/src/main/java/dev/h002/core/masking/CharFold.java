package dev.h002.core.masking;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/** How single characters are compared: case, accents, width and typographic forms do not matter. */
final class CharFold {
    private static final int TABLE_START = 0x80;
    private static final int TABLE_END = 0x800;

    /** One compatibility character can stand for 18; beyond this it is kept as it is, so that text cannot blow up. */
    private static final int MAX_EXPANSION = 4;

    /** Letters that Unicode does not decompose although people type them without their stroke. */
    private static final String STROKED = "\u00f8o\u0142l\u0111d\u0127h\u0167t\u00f0d";

    private static final String[] TABLE = new String[TABLE_END - TABLE_START];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = compute(TABLE_START + i);
        }
    }

    private CharFold() {}

    /** What a code point counts as; empty if it counts for nothing. White space is the caller's business. */
    static String fold(int codePoint) {
        if (codePoint >= TABLE_START && codePoint < TABLE_END) {
            return TABLE[codePoint - TABLE_START];
        }
        if (codePoint >= 0x4E00 && codePoint <= 0x9FFF) {
            return Character.toString(codePoint); // Han letters have no case, accent or width
        }
        return compute(codePoint);
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
        decomposed.codePoints().filter(c -> !mark(c) && !invisible(c)).forEach(c -> appendSimple(c, out));
        return out.toString();
    }

    private static void appendSimple(int codePoint, StringBuilder out) {
        // Through upper case, because capitals lose distinctions: sharp s and SS, both sigmas, the dotless i.
        String lower = Character.toString(codePoint).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            appendTypographic(lower.charAt(i), out);
        }
    }

    private static void appendTypographic(char c, StringBuilder out) {
        int stroked = STROKED.indexOf(c);
        if (stroked >= 0 && stroked % 2 == 0) {
            out.append(STROKED.charAt(stroked + 1));
        } else if (c == '\u00e6') {
            out.append("ae");
        } else if (c == '\u0153') {
            out.append("oe");
        } else if (c == '\u00df') {
            out.append("ss"); // of the capital sharp s, whose upper case is itself
        } else if (c == '\u00fe') {
            out.append("th");
        } else if (!mark(c)) {
            out.append(narrowSymbol(c));
        }
    }

    /** Same-length simplification that keeps case and accents: digits, dashes, quotes and full-width forms to ASCII. */
    static int narrow(int codePoint) {
        if (codePoint < TABLE_START) {
            return codePoint;
        }
        int digit =
                Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(codePoint, 10) : -1;
        if (digit >= 0) {
            return '0' + digit;
        }
        if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) {
            return codePoint - 0xFEE0;
        }
        return codePoint <= Character.MAX_VALUE ? narrowSymbol((char) codePoint) : codePoint;
    }

    private static char narrowSymbol(char c) {
        if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\ufe58' || c == '\ufe63' || c == '\uff0d') {
            return '-';
        }
        if (c == '\u2018' || c == '\u2019' || c == '\u02bc' || c == '\u00b4' || c == '`') {
            return '\'';
        }
        int digit = c >= TABLE_START && Character.isDigit(c) ? Character.digit(c, 10) : -1;
        return digit >= 0 ? (char) ('0' + digit) : c;
    }

    /** Whether it is any white space, the no-break kinds included. */
    static boolean space(int codePoint) {
        return codePoint == 0x85 || Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
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
}
