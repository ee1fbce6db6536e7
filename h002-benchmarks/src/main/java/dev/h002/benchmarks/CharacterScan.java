package dev.h002.benchmarks;

/** The least that any masker must do, as a control: look at every character once and say what it is. */
final class CharacterScan {
    private CharacterScan() {}

    /** Letters, digits, white space and everything else, counted in 16 bits each. */
    static long classify(String text) {
        long counts = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                counts++;
            } else if (Character.isDigit(c)) {
                counts += 1L << 16;
            } else if (Character.isWhitespace(c)) {
                counts += 1L << 32;
            } else {
                counts += 1L << 48;
            }
        }
        return counts;
    }
}
