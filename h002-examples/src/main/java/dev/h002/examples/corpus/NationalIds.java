package dev.h002.examples.corpus;

import static dev.h002.examples.corpus.Accounts.grouped;
import static dev.h002.examples.corpus.CheckDigits.twoDigits;
import static dev.h002.examples.corpus.CheckDigits.weighted;

import java.util.Map;
import java.util.Random;

/**
 * National ids whose check is right, by the rules their states publish. They are drawn, so that some may be somebody's by
 * accident; nothing else about that person is.
 */
final class NationalIds {
    private static final String HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private NationalIds() {}

    static void addTo(Map<String, Scribe.Maker> makers) {
        makers.put("dni", scribe -> SpanishId.dni(scribe.random()));
        makers.put("nie", scribe -> SpanishId.nie(scribe.random()));
        makers.put("codicefiscale", scribe -> CodiceFiscale.of(scribe.writer(), scribe.random()));
        makers.put("sin", scribe -> sin(scribe.random()));
        makers.put("cpf", scribe -> cpf(scribe.random()));
        makers.put("pesel", scribe -> pesel(scribe.random()));
        makers.put("bsn", scribe -> bsn(scribe.random()));
        makers.put("personnummer", scribe -> personnummer(scribe.random()));
        makers.put("hetu", scribe -> hetu(scribe.random()));
        makers.put("steuerid", scribe -> steuerId(scribe.random()));
        makers.put("nir", scribe -> nir(scribe.random()));
        makers.put("ahv", scribe -> ahv(scribe.random()));
        makers.put("aadhaar", scribe -> aadhaar(scribe.random()));
        makers.put("tfn", scribe -> tfn(scribe.random()));
    }

    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String birthday(Random random) {
        return twoDigits(50 + random.nextInt(50))
                + twoDigits(1 + random.nextInt(12))
                + twoDigits(1 + random.nextInt(28));
    }

    private static String sin(Random random) {
        String body = (1 + random.nextInt(7)) + digits(random, 7);
        return grouped(body + CheckDigits.luhn(body), random.nextInt(3) == 0 ? "-" : " ", 3, 3);
    }

    /** Brazil: two checks by 11, each over all digits before it. */
    private static String cpf(Random random) {
        String body = digits(random, 9);
        body += eleven(weighted(body, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        body += eleven(weighted(body, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return random.nextInt(4) == 0 ? body : grouped(body.substring(0, 9), ".", 3, 3) + "-" + body.substring(9);
    }

    private static int eleven(int sum) {
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private static String pesel(Random random) {
        String body = birthday(random) + digits(random, 4);
        return body + (10 - weighted(body, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
    }

    /** The Netherlands: by 11, and no digit is a ten. */
    private static String bsn(Random random) {
        while (true) {
            String body = (1 + random.nextInt(8)) + digits(random, 7);
            int check = weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
            if (check < 10) {
                return random.nextInt(3) == 0 ? grouped(body + check, ".", 4, 2) : body + check;
            }
        }
    }

    private static String personnummer(Random random) {
        String birthday = birthday(random);
        String serial = digits(random, 3);
        String century = random.nextInt(2) == 0 ? "19" : "";
        return century + birthday + "-" + serial + CheckDigits.luhn(birthday + serial);
    }

    private static String hetu(Random random) {
        String birthday = birthday(random);
        String day = birthday.substring(4) + birthday.substring(2, 4) + birthday.substring(0, 2);
        String serial = String.valueOf(100 + random.nextInt(800));
        return day + "-" + serial + HETU_LETTERS.charAt(Integer.parseInt(day + serial) % HETU_LETTERS.length());
    }

    /** Germany: of the first ten digits exactly one comes twice, so that one other is missing. */
    private static String steuerId(Random random) {
        StringBuilder body = new StringBuilder("1234567890");
        for (int i = body.length() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            char kept = body.charAt(i);
            body.setCharAt(i, body.charAt(other));
            body.setCharAt(other, kept);
        }
        body.setCharAt(9, body.charAt(random.nextInt(4)));
        if (body.charAt(0) == '0') {
            body.reverse();
        }
        String id = body.toString() + CheckDigits.mod11And10(body.toString());
        return random.nextBoolean() ? id : grouped(id, " ", 2, 3, 3);
    }

    private static String nir(Random random) {
        String body = (1 + random.nextInt(2))
                + birthday(random).substring(0, 4)
                + twoDigits(1 + random.nextInt(19))
                + (100 + random.nextInt(300))
                + (100 + random.nextInt(300));
        String id = body + twoDigits(97 - CheckDigits.mod97(body));
        return random.nextBoolean() ? id : grouped(id, " ", 1, 2, 2, 2, 3, 3);
    }

    /** Switzerland: an EAN-13 under the country's prefix. */
    private static String ahv(Random random) {
        String body = "756" + digits(random, 9);
        String id = body + (10 - weighted(body, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10) % 10;
        return grouped(id, ".", 3, 4, 4);
    }

    private static String aadhaar(Random random) {
        String body = (2 + random.nextInt(8)) + digits(random, 10);
        return grouped(body + CheckDigits.verhoeff(body), " ", 4, 4);
    }

    private static String tfn(Random random) {
        while (true) {
            String id = (1 + random.nextInt(9)) + digits(random, 8);
            if (weighted(id, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0) {
                return grouped(id, " ", 3, 3);
            }
        }
    }
}
