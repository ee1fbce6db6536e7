package dev.h002.examples.corpus;

import java.math.BigInteger;

/** The check digits of cards, accounts and national ids. Digits come as text of the characters 0 to 9. */
final class CheckDigits {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** Verhoeff's table of the dihedral group of order 10, and his permutation (1969). */
    private static final String[] DIHEDRAL = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };

    private static final String PERMUTATION = "1576283094";
    private static final String INVERSE = "0432156789";

    private CheckDigits() {}

    /** The digit that Luhn's check (ISO/IEC 7812-1) asks for after these. */
    static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 0 ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
        }
        return (10 - sum % 10) % 10;
    }

    /** The sum of the digits, each times its weight. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    /** An IBAN of the country and account (ISO 13616), its check digits by ISO 7064 MOD 97-10. */
    static String iban(String country, String account) {
        String rearranged = account + country + "00";
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < rearranged.length(); i++) {
            digits.append(Character.digit(rearranged.charAt(i), 36));
        }
        int remainder = new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
        return country + twoDigits(98 - remainder) + account;
    }

    static int mod97(String digits) {
        return new BigInteger(digits).mod(NINETY_SEVEN).intValue();
    }

    /** ISO 7064 MOD 11,10. */
    static int mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    static int verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            for (int times = 0; times <= i % 8; times++) {
                digit = PERMUTATION.charAt(digit) - '0';
            }
            check = DIHEDRAL[check].charAt(digit) - '0';
        }
        return INVERSE.charAt(check) - '0';
    }

    static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
