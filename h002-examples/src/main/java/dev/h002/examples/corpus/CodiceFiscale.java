package dev.h002.examples.corpus;

import static dev.h002.examples.corpus.CheckDigits.twoDigits;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;

/** The Italian tax code: six letters of the name, the day of birth, a place and a check letter (decree of 12 March 1974). */
final class CodiceFiscale {
    private static final String MONTHS = "ABCDEHLMPRST";
    private static final String VOWELS = "AEIOU";
    private static final int DAYS_ADDED_FOR_WOMEN = 40;

    /** What a character at an odd place counts: the digits, which count like the first ten letters, then the rest. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private CodiceFiscale() {}

    static String of(Person person, Random random) {
        int day = 1 + random.nextInt(28) + (random.nextBoolean() ? DAYS_ADDED_FOR_WOMEN : 0);
        String body = letters(person.last(), false)
                + letters(person.first(), true)
                + twoDigits(random.nextInt(100))
                + MONTHS.charAt(random.nextInt(MONTHS.length()))
                + twoDigits(day)
                + "ABCDEFGHIL".charAt(random.nextInt(10))
                + (100 + random.nextInt(800));
        return body + check(body);
    }

    /** Three consonants, else vowels, else X; of a first name with four consonants or more not the second. */
    private static String letters(String name, boolean first) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z]", "");
        String consonants = plain.replaceAll("[" + VOWELS + "]", "");
        if (first && consonants.length() > 3) {
            consonants = consonants.charAt(0) + consonants.substring(2);
        }
        return (consonants + plain.replaceAll("[^" + VOWELS + "]", "") + "XXX").substring(0, 3);
    }

    static char check(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }
}
