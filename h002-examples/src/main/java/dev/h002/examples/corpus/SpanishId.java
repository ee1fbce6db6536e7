package dev.h002.examples.corpus;

import java.util.Random;

/** The Spanish identity number: digits and the letter of their remainder by 23; a foreigner's first digit is a letter. */
final class SpanishId {
    private static final String CHECKS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FOREIGNERS = "XYZ";

    private SpanishId() {}

    /** A citizen's. */
    static String dni(Random random) {
        int first = 1 + random.nextInt(9);
        return written(first, String.valueOf(first), random);
    }

    /** A foreigner's; the letter stands for 0, 1 or 2. */
    static String nie(Random random) {
        int first = random.nextInt(FOREIGNERS.length());
        return written(first, FOREIGNERS.substring(first, first + 1), random);
    }

    private static String written(int first, String shown, Random random) {
        String rest = NationalIds.digits(random, 7);
        char check = CHECKS.charAt(Integer.parseInt(first + rest) % CHECKS.length());
        return shown + rest + (random.nextInt(4) == 0 ? "-" : "") + check;
    }
}
