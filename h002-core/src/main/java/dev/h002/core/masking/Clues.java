package dev.h002.core.masking;

/**
 * What a text has to hold for a recognizer to look at it at all, as bits. The low ones are the {@link Lexicon}'s hints for words.
 */
final class Clues {
    static final int AT_SIGN = 1 << 8;
    static final int LESS_THAN = 1 << 9;
    static final int COLON = 1 << 10;
    /** Signs that begin an encoded character. */
    static final int ESCAPE = 1 << 11;
    /** Sixteen characters or more without a space. */
    static final int LONG_RUN = 1 << 12;

    static final int ANY_DIGIT = 1 << 13;
    static final int THREE_DIGITS = 1 << 14;
    static final int SIX_DIGITS = 1 << 15;
    /** Seven and twelve without a word between. */
    static final int SEVEN_DIGITS = 1 << 16;

    static final int TWELVE_DIGITS = 1 << 17;
    static final int FOUR_NUMBERS = 1 << 18;

    private Clues() {}

    /**
     * What a number of digits tells.
     *
     * @param together the most of them without a word between
     */
    static int ofDigits(int digits, int together, int numbers) {
        if (digits == 0) {
            return 0;
        }
        return ANY_DIGIT
                | (digits >= 3 ? THREE_DIGITS : 0)
                | (digits >= 6 ? SIX_DIGITS : 0)
                | (together >= 7 ? SEVEN_DIGITS : 0)
                | (together >= 12 ? TWELVE_DIGITS : 0)
                | (numbers >= 4 ? FOUR_NUMBERS : 0);
    }
}
