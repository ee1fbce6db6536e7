package dev.h002.core.masking;

/** What single characters are when a text is taken apart: letters, digits, white space, signs, and what is not plain ASCII. */
final class CharKinds {
    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    static final byte SPACE = 3;
    static final byte ODD = 4;
    static final byte[] CLASSES = new byte[128];
    static final int[] SIGNS = new int[128];

    static {
        for (char c = 0; c < 128; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            boolean digit = c >= '0' && c <= '9';
            CLASSES[c] = letter ? LETTER : digit ? DIGIT : space ? SPACE : c < ' ' || c == 0x7F ? ODD : OTHER;
        }
        SIGNS['@'] = Clues.AT_SIGN;
        SIGNS['<'] = Clues.LESS_THAN;
        SIGNS[':'] = Clues.COLON;
        SIGNS['%'] = Clues.ESCAPE;
        SIGNS['\\'] = Clues.ESCAPE;
        SIGNS['&'] = Clues.ESCAPE;
    }

    private CharKinds() {}

    static boolean isAsciiLetter(char c) {
        return (char) ((c | 0x20) - 'a') < 26;
    }

    static boolean isCapital(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    static int classOf(char c) {
        return Character.isLetter(c) || Character.isSurrogate(c) ? LETTER : OTHER;
    }

    static int wordEnd(char[] chars, int from, int length, boolean asItIs) {
        int i = from;
        while (i < length && isAsciiLetter(chars[i])) {
            i++;
        }
        while (!asItIs && i < length && (isAsciiLetter(chars[i]) || (chars[i] >= 128 && classOf(chars[i]) == LETTER))) {
            i++;
        }
        return i;
    }

    static int numberEnd(char[] chars, int from, int length) {
        int i = from;
        while (i < length && chars[i] >= '0' && chars[i] <= '9') {
            i++;
        }
        return i;
    }

    /** Whether no letter is of another script, which may look like one of a word that matters. */
    static boolean isAscii(char[] chars, int start, int end) {
        int all = 0;
        for (int i = start; i < end; i++) {
            all |= chars[i];
        }
        return all < 128;
    }
}
