package dev.h002.core.masking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/** Asks libphonenumber what digits are: in the customer's region first, then in others. Immutable and thread-safe. */
final class PhoneNumbers {
    /** What a number is. */
    enum Verdict {
        VALID,
        POSSIBLE,
        NONE
    }

    /** Where most numbers without a country's code come from; of regions with one plan, one. */
    static final List<String> MARKETS = List.of(
            ("US GB DE FR ES IT NL BE CH AT AU IN BR MX PL SE NO DK FI IE PT CZ HU GR TR ZA NG JP KR CN HK SG NZ IL AE "
                            + "RO BG HR SI SK EE LV LT IS LU CY MT UA RU AR CL CO PE EG KE PH TH VN ID MY PK SA")
                    .split(" "));

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final String region;

    PhoneNumbers(String region) {
        this.region = region;
    }

    /** What digits are that begin with a plus and a country's code. */
    Verdict international(String digits) {
        return verdict("+" + digits, region);
    }

    /** What digits are when they are dialled in the customer's region. */
    Verdict local(String digits) {
        return verdict(digits, region);
    }

    private Verdict verdict(String digits, String dialledIn) {
        try {
            PhoneNumber number = phones.parse(digits, dialledIn);
            return phones.isValidNumber(number)
                    ? Verdict.VALID
                    : phones.isPossibleNumber(number) ? Verdict.POSSIBLE : Verdict.NONE;
        } catch (NumberParseException notANumber) {
            return Verdict.NONE;
        }
    }

    /** Whether some region has such a number. */
    boolean validSomewhere(String digits) {
        return MARKETS.stream().anyMatch(market -> verdict(digits, market) == Verdict.VALID);
    }

    /** Whether some region has such a number and writes it in these groups. */
    boolean writtenSomewhere(String digits, DigitGroups groups) {
        for (String market : MARKETS) {
            try {
                PhoneNumber number = phones.parse(digits, market);
                if (phones.isValidNumberForRegion(number, market)
                        && sameGroups(phones.format(number, PhoneNumberFormat.NATIONAL), groups)) {
                    return true;
                }
            } catch (NumberParseException notANumberThere) {
                // The next market may know it.
            }
        }
        return false;
    }

    private static boolean sameGroups(String formatted, DigitGroups groups) {
        int group = 0;
        int length = 0;
        for (int i = 0; i <= formatted.length(); i++) {
            boolean digit = i < formatted.length() && Surroundings.isDigit(formatted.charAt(i));
            if (digit) {
                length++;
            } else if (length > 0) {
                if (group >= groups.count() || groups.length(group) != length) {
                    return false;
                }
                group++;
                length = 0;
            }
        }
        return group == groups.count();
    }
}
