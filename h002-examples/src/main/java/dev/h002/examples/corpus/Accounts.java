package dev.h002.examples.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Card numbers that pass Luhn's check and IBANs that pass theirs, as people write them. */
final class Accounts {
    private static final List<String> IBAN_COUNTRIES = List.of("DE", "GB", "FR", "ES", "IT", "NL", "PL", "IE");
    private static final int AMEX_LENGTH = 15;

    private Accounts() {}

    static void addTo(Map<String, Scribe.Maker> makers) {
        makers.put("card", Accounts::card);
        makers.put("iban", Accounts::iban);
    }

    private static String card(Scribe scribe) {
        String body = scribe.value("cardbody");
        String number = body + CheckDigits.luhn(body);
        String separator = List.of(" ", " ", "-", "").get(scribe.random().nextInt(4));
        return number.length() > AMEX_LENGTH ? grouped(number, separator, 4, 4, 4) : grouped(number, separator, 4, 6);
    }

    /** Of the locale's country, or of any where it has no IBANs. */
    private static String iban(Scribe scribe) {
        Random random = scribe.random();
        String country = scribe.locale().getCountry();
        String account = scribe.valueOrNull("bban");
        if (account == null) {
            country = IBAN_COUNTRIES.get(random.nextInt(IBAN_COUNTRIES.size()));
            account = scribe.value("bban." + country);
        }
        String iban = CheckDigits.iban(country, account);
        String written = random.nextInt(3) == 0 ? iban : grouped(iban, " ", 4, 4, 4, 4, 4, 4, 4);
        return random.nextInt(12) == 0 ? written.toLowerCase(Locale.ROOT) : written;
    }

    /** Groups of these lengths and a last one of what is left. */
    static String grouped(String number, String separator, int... lengths) {
        StringBuilder grouped = new StringBuilder();
        int at = 0;
        for (int length : lengths) {
            if (at + length >= number.length()) {
                break;
            }
            grouped.append(number, at, at + length).append(separator);
            at += length;
        }
        return grouped.append(number.substring(at)).toString();
    }
}
