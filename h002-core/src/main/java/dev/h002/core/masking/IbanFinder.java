package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds international bank account numbers: a country's two letters, two check digits, and as many letters and digits as that
 * country's have (ISO 13616; lengths of the SWIFT registry), bare or in groups, whose remainder by 97 is one (ISO 7064). After the
 * word "IBAN" the remainder does not matter: a mistyped number is still close to somebody's account.
 */
final class IbanFinder implements Finder {
    private static final Map<String, Integer> LENGTHS = new HashMap<>();
    private static final int CONTEXT = 4;

    static {
        String registry =
                "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 "
                        + "EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 "
                        + "JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 "
                        + "OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 "
                        + "TR26 UA29 VA22 VG24 XK20 YE30";
        for (String entry : registry.split(" ", -1)) {
            LENGTHS.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
    }

    @Override
    public int clues() {
        return Clues.SIX_DIGITS;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        for (int i = 0; i < scan.numbers(); i++) {
            int digits = scan.number(i);
            int token = digits - 1;
            boolean starts = scan.length(token) == 2
                    && scan.length(digits) >= 2
                    && scan.start(digits) - scan.end(token) <= 1
                    && !scan.is(token, TextScan.JOINED | TextScan.NUMBER);
            Integer length = starts ? LENGTHS.get(scan.lower(token).toUpperCase(Locale.ROOT)) : null;
            if (length != null) {
                read(scan, token, length, found);
            }
        }
    }

    private static void read(TextScan scan, int token, int length, Candidates found) {
        StringBuilder compact = new StringBuilder(length);
        int at = scan.start(token);
        while (compact.length() < length) {
            char c = scan.view.at(at);
            if (Surroundings.isAlphanumeric(c) && c < 128) {
                compact.append(c >= 'a' ? (char) (c - 32) : c);
            } else if (!isSeparator(c) || (isSeparator(scan.view.at(at - 1)) && c != '\n')) {
                return;
            }
            at++;
        }
        if (Surroundings.isAlphanumeric(scan.view.at(at))) {
            return;
        }
        boolean named = false;
        for (int before = token - 1; before >= Math.max(0, token - CONTEXT); before--) {
            named |= scan.isWord(before, "iban");
        }
        // Small letters in front of spaced digits are mostly a word, as in "at 04 71 99".
        boolean small = !scan.is(token, TextScan.CAPITAL) && scan.start(token + 1) > scan.end(token);
        boolean word = small
                && scan.is(token, WordKind.FUNCTION.bit | WordKind.COMMON.bit | WordKind.CONNECTOR.bit)
                && at - scan.start(token) > length
                && !named;
        if (remainder(compact) == 1 && !word) {
            found.add(scan, EntityType.IBAN, scan.start(token), at, Evidence.VALIDATED);
        } else if (named) {
            found.add(scan, EntityType.IBAN, scan.start(token), at, Evidence.CONTEXT);
        }
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '\n' || c == '\r' || c == '\t';
    }

    private static int remainder(CharSequence compact) {
        int remainder = 0;
        for (int i = 0; i < compact.length(); i++) {
            int value = Character.digit(compact.charAt((i + 4) % compact.length()), 36);
            remainder = (value > 9 ? remainder * 100 + value : remainder * 10 + value) % 97;
        }
        return remainder;
    }
}
