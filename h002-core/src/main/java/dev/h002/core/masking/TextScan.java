package dev.h002.core.masking;

import java.util.Arrays;

/**
 * A text taken apart in one pass: words (runs of letters) and numbers (runs of digits), and what the text may hold. What a word
 * means is looked up in the {@link Lexicon} when a recognizer asks; what stands between is read from the {@link View}.
 *
 * <p>Holds one text after the other, to spare allocations. Not thread-safe.
 */
final class TextScan {
    /** What {@link #flags} says beside the {@link WordKind}s. */
    static final long NUMBER = 1L << 62;
    /** The word's first letter is a capital. */
    static final long CAPITAL = 1L << 61;
    /** All of the word's two or more letters are capitals. */
    static final long UPPER = 1L << 60;
    /** Nothing stands between the token before and this one. */
    static final long JOINED = 1L << 59;

    /** It is part of a known value. */
    static final long COVERED = 1L << 58;

    /** It is part of what passed a check. */
    static final long CLAIMED = 1L << 57;

    private static final long LOOKED_UP = 1L << 56;

    /** Where the lexicon's hint for a word stands among its flags. */
    private static final int HINT_SHIFT = 48;

    private static final int INITIAL = 256;
    private static final int LONG_RUN = 16;

    final View view = new View();
    private final Lexicon lexicon = Lexicon.instance();
    /** Start and end of each token in one, since most cost of a scan is in what it writes down. */
    private long[] places = new long[INITIAL];

    private long[] flags = new long[INITIAL];
    private int[] numbers = new int[INITIAL];
    private int count;
    private int numberCount;
    private int clues;

    /** Reads a text. */
    void read(String text) {
        view.take(text);
        if (!split(true)) {
            if (!view.simplify()) {
                view.fold(text);
            }
            split(false);
        }
    }

    /** Reads a text with encoded characters as what they stand for. */
    void readDecoded(String text) {
        view.decode(text);
        split(false);
    }

    /** False as soon as a text taken as it is turns out to hold anything but plain ASCII. */
    private boolean split(boolean asItIs) {
        char[] chars = view.chars;
        int length = view.length;
        count = 0;
        numberCount = 0;
        int found = 0;
        int digits = 0;
        int together = 0;
        int mostTogether = 0;
        int afterSpace = 0;
        int i = 0;
        while (i < length) {
            char c = chars[i];
            int kind = c < 128 ? CharKinds.CLASSES[c] : asItIs ? CharKinds.ODD : CharKinds.classOf(c);
            if (kind == CharKinds.LETTER) {
                int end = CharKinds.wordEnd(chars, i + 1, length, asItIs);
                found |= addWord(chars, i, end);
                mostTogether = Math.max(mostTogether, together);
                together = 0;
                i = end;
            } else if (kind == CharKinds.DIGIT) {
                int end = CharKinds.numberEnd(chars, i + 1, length);
                digits += end - i;
                together += end - i;
                addNumber(i, end);
                i = end;
            } else if (kind == CharKinds.SPACE) {
                found |= i - afterSpace >= LONG_RUN ? Clues.LONG_RUN : 0;
                afterSpace = ++i;
            } else if (kind == CharKinds.ODD && asItIs) {
                return false;
            } else {
                found |= c < 128 ? CharKinds.SIGNS[c] : 0;
                i++;
            }
        }
        clues = found
                | Clues.ofDigits(digits, Math.max(mostTogether, together), numberCount)
                | (length - afterSpace >= LONG_RUN ? Clues.LONG_RUN : 0);
        return true;
    }

    private int addWord(char[] chars, int start, int end) {
        if (count == places.length) {
            grow();
        }
        places[count] = (long) start << 32 | end;
        flags[count++] = 0;
        if (!lexicon.mayMatter(chars, start, end) && CharKinds.isAscii(chars, start, end)) {
            return 0;
        }
        int exact = Lexicon.hints(lookUp(count - 1));
        flags[count - 1] |= (long) exact << HINT_SHIFT;
        return exact;
    }

    private void addNumber(int start, int end) {
        if (count == places.length) {
            grow();
        }
        places[count] = (long) start << 32 | end;
        flags[count] = NUMBER | LOOKED_UP | (end(count - 1) == start && count > 0 ? JOINED : 0);
        numbers[numberCount++] = count++;
    }

    private void grow() {
        places = Arrays.copyOf(places, count * 2);
        flags = Arrays.copyOf(flags, count * 2);
        numbers = Arrays.copyOf(numbers, count * 2);
    }

    private long lookUp(int token) {
        int start = start(token);
        int end = end(token);
        char[] chars = view.chars;
        int capitals = 0;
        for (int i = start; i < end; i++) {
            capitals += CharKinds.isCapital(chars[i]) ? 1 : 0;
        }
        long bits = lexicon.kinds(chars, start, end) | LOOKED_UP | flags[token];
        bits |= CharKinds.isCapital(chars[start]) ? CAPITAL : 0;
        bits |= capitals == end - start && capitals > 1 ? UPPER : 0;
        bits |= token > 0 && end(token - 1) == start ? JOINED : 0;
        flags[token] = bits;
        return bits;
    }

    /** How many words and numbers there are. */
    int count() {
        return count;
    }

    /** How many numbers there are. */
    int numbers() {
        return numberCount;
    }

    /** The token that is the so-manieth number. */
    int number(int index) {
        return numbers[index];
    }

    /** Where a token begins in the view; the view's end for tokens past the last. */
    int start(int token) {
        return token < count ? (int) (places[token] >>> 32) : view.length;
    }

    /** Where a token ends in the view; 0 for tokens before the first. */
    int end(int token) {
        return token < 0 ? 0 : token < count ? (int) places[token] : view.length;
    }

    /** What is known of a token; 0 for tokens outside the text. */
    long flags(int token) {
        if (token < 0 || token >= count) {
            return 0;
        }
        long bits = flags[token];
        return (bits & LOOKED_UP) != 0 ? bits : lookUp(token);
    }

    boolean is(int token, long anyOf) {
        return (flags(token) & anyOf) != 0;
    }

    /** Whether nothing stands between the token before and this one. */
    boolean joined(int token) {
        return token > 0 && token < count && start(token) == end(token - 1);
    }

    /** Whether a token begins with a capital. */
    boolean capital(int token) {
        return token >= 0 && token < count && CharKinds.isCapital(view.chars[start(token)]);
    }

    /** Whether a token is one word that names a street, such as Lindenweg. */
    boolean isStreetName(int token) {
        return token >= 0 && token < count && lexicon.isStreetName(view.chars, start(token), end(token));
    }

    /** Whether a token is a number, without a look into the lexicon. */
    boolean isNumber(int token) {
        return token >= 0 && token < count && (flags[token] & NUMBER) != 0;
    }

    /** Whether a token is of one of the {@link Lexicon}'s groups of kinds that recognizers wait for. */
    boolean hints(int token, int anyOf) {
        return token >= 0 && token < count && (flags[token] & (long) anyOf << HINT_SHIFT) != 0;
    }

    int length(int token) {
        return token >= 0 && token < count ? end(token) - start(token) : 0;
    }

    /** Whether a token is this word of small letters, in any case. */
    boolean isWord(int token, String word) {
        if (length(token) != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (CharFold.lower(view.chars[start(token) + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String lower(int token) {
        StringBuilder word = new StringBuilder(length(token));
        for (int i = start(token); i < end(token); i++) {
            word.append(CharFold.lower(view.chars[i]));
        }
        return word.toString();
    }

    /** Notes something of all tokens from one place in the view to another. */
    void mark(int from, int to, long flag) {
        for (int token = tokenAt(from); token < count && start(token) < to; token++) {
            flags[token] = flags(token) | flag;
        }
    }

    /** The first token that begins at or after a place in the view. */
    int tokenAt(int position) {
        int at = Arrays.binarySearch(places, 0, count, (long) position << 32);
        return at >= 0 ? at : -at - 1;
    }

    /** Whether everything between a token and the next is one of these characters, and at most so many. */
    boolean gap(int token, String allowed, int most) {
        int from = end(token);
        int to = start(token + 1);
        if (to - from > most) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (allowed.indexOf(view.chars[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What the text may hold, as bits of {@link Clues}. */
    int clues() {
        return clues;
    }

    boolean isLarge(int limit) {
        return view.isLarge(limit) || places.length > limit;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "TextScan[tokens=" + count + "]";
    }
}
