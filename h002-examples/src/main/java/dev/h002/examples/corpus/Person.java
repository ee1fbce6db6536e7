package dev.h002.examples.corpus;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;

/** Somebody who does not exist. */
record Person(String first, String last) {

    /** The part of an email address before the sign, in one of the usual forms and in ASCII. */
    String mailName(Random random) {
        String given = ascii(first);
        String family = ascii(last);
        return switch (random.nextInt(6)) {
            case 0 -> given + "_" + family;
            case 1 -> given.charAt(0) + family;
            case 2 -> given + family;
            case 3 -> given;
            default -> given + "." + family;
        };
    }

    private static String ascii(String name) {
        String letters = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replaceAll("[^a-z]", "");
        return letters.isEmpty() ? "someone" : letters;
    }

    /** Hides the name. */
    @Override
    public String toString() {
        return "Person[]";
    }
}
