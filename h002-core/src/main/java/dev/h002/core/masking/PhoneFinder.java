package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.core.masking.PhoneNumbers.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Finds phone numbers: what libphonenumber calls valid, in the customer's region first, and what is written like one.
 *
 * <p>With a country's code a number only has to be possible. Grouped as phone numbers are, it has to be valid in the customer's
 * region, or written as some region writes its own, or as North America does. Otherwise a word such as "call" has to stand near.
 * Bare digits beside a word for goods, orders or cards are none; nor are bare digits without a word for phones where prices
 * stand near.
 *
 * <p>libphonenumber takes about two microseconds an answer, and all regions are asked where the customer's does not know a number,
 * so one text has {@value #MAX_CHECKS} answers; what is shaped like a number after that is masked unchecked.
 */
final class PhoneFinder implements Finder {
    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_NATIONAL = 13;
    private static final int MAX_GROUPS = 10;
    private static final String SEPARATORS = " -.()/\t~";
    private static final int MAX_CHECKS = 20_000;

    /** From here on a bare number is long enough to be dialled as it is. */
    private static final int MIN_BARE = 9;

    private static final long PHONE = WordKind.PHONE_CONTEXT.bit;
    private static final long OTHER_NUMBER = WordKind.ORDER.bit | WordKind.CARD_CONTEXT.bit | WordKind.ID_CONTEXT.bit;

    private final PhoneNumbers phones;

    PhoneFinder(PhoneNumbers phones) {
        this.phones = phones;
    }

    @Override
    public int clues() {
        return Clues.SEVEN_DIGITS;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        Checks checks = new Checks(phones);
        int readTo = 0;
        for (int i = 0; i < scan.numbers(); i++) {
            int token = scan.number(i);
            if (token < readTo
                    || (scan.flags(token) & (TextScan.COVERED | TextScan.CLAIMED)) != 0
                    || !mayStart(scan, token)) {
                continue;
            }
            int longest = DigitGroups.last(scan, token, SEPARATORS, MAX_GROUPS, MAX_DIGITS + 3);
            for (int last = longest; last >= token && readTo <= token; last--) {
                PhoneCandidate candidate = new PhoneCandidate(scan, token, last);
                if (candidate.digits() < MIN_DIGITS) {
                    break;
                }
                Evidence evidence = candidate.isExcluded() ? null : judge(candidate, checks);
                if (evidence != null) {
                    // A number that is possible but not valid may be cut short: better all of its groups than half of
                    // one.
                    int end = candidate.isInternational() && evidence == Evidence.SHAPED ? longest : last;
                    PhoneCandidate whole = end == last ? candidate : new PhoneCandidate(scan, token, end);
                    found.add(scan, EntityType.PHONE, whole.start(), whole.end(), evidence);
                    readTo = end + 1;
                }
            }
        }
    }

    /** Asks libphonenumber as long as the text's allowance lasts; from then on every answer is that it is a number. */
    private static final class Checks {
        private final PhoneNumbers phones;
        private int left = MAX_CHECKS;

        Checks(PhoneNumbers phones) {
            this.phones = phones;
        }

        Verdict international(String digits) {
            return left-- > 0 ? phones.international(digits) : Verdict.VALID;
        }

        Verdict local(String digits) {
            return left-- > 0 ? phones.local(digits) : Verdict.VALID;
        }

        boolean validSomewhere(String digits) {
            left -= PhoneNumbers.MARKETS.size();
            return left <= 0 || phones.validSomewhere(digits);
        }

        boolean writtenSomewhere(String digits, DigitGroups groups) {
            left -= PhoneNumbers.MARKETS.size();
            return left <= 0 || phones.writtenSomewhere(digits, groups);
        }
    }

    /** Whether a number is not the rest of a longer one, of a decimal, a time or an id. */
    private static boolean mayStart(TextScan scan, int token) {
        char before = scan.view.at(scan.start(token) - 1);
        char beforeThat = scan.view.at(scan.start(token) - 2);
        if ((Surroundings.isAlphanumeric(before) && !CharFold.unspaced(before))
                || before == '_'
                || before == '#'
                || before == '@') {
            return false;
        }
        boolean inside =
                before == '.' || before == ',' || before == ':' || before == '/' || before == '-' || before == '\'';
        boolean thousands = before != ',' || (scan.length(token) == 3 && scan.view.at(scan.end(token)) != '-');
        if (inside && thousands && Surroundings.isDigit(beforeThat)) {
            return false;
        }
        if (scan.length(token) == 1 && scan.isNumber(token - 1) && scan.length(token - 1) == 1 && before == ' ') {
            return false; // the rest of single digits in a row
        }
        return before != '-' || !Surroundings.isAlphanumeric(beforeThat) || scan.is(token - 1, PHONE);
    }

    private @Nullable Evidence judge(PhoneCandidate candidate, Checks checks) {
        String digits = candidate.text();
        if (candidate.isInternational()) {
            Verdict verdict = checks.international(candidate.withoutPrefix(digits));
            return verdict == Verdict.VALID ? Evidence.VALIDATED : verdict == Verdict.POSSIBLE ? Evidence.SHAPED : null;
        }
        if (digits.length() > MAX_NATIONAL || candidate.context().isNationalId()) {
            return null;
        }
        boolean context = candidate.context().near(PHONE) || candidate.context().isCalledNumber();
        return candidate.count() == 1
                ? judgeBare(candidate, digits, context, checks)
                : judgeGrouped(candidate, digits, context, checks);
    }

    private @Nullable Evidence judgeBare(PhoneCandidate candidate, String digits, boolean context, Checks checks) {
        if (candidate.isProductNumber() || candidate.context().isAnnouncedAs(OTHER_NUMBER, PHONE)) {
            return null;
        }
        if (candidate.isAlone()
                && digits.length() >= MIN_BARE
                && !candidate.isCommercial()
                && checks.validSomewhere(digits)) {
            return Evidence.SHAPED;
        }
        Verdict verdict = checks.local(digits);
        if (verdict == Verdict.VALID
                && (!candidate.isCommercial() || candidate.context().isDialled(PHONE))) {
            return Evidence.VALIDATED;
        }
        if (!context || (candidate.isCommercial() && !candidate.context().isDialled(PHONE))) {
            return null;
        }
        if (digits.length() < MIN_BARE) {
            return candidate.context().isNamedPhone(PHONE) ? Evidence.CONTEXT : null;
        }
        return (verdict == Verdict.POSSIBLE && candidate.context().isNamedPhone(PHONE)) || checks.validSomewhere(digits)
                ? Evidence.CONTEXT
                : null;
    }

    private @Nullable Evidence judgeGrouped(PhoneCandidate candidate, String digits, boolean context, Checks checks) {
        if (candidate.isProductNumber() && !context) {
            return null;
        }
        boolean series = candidate.isSpaced() && !context && candidate.isInSeries() && !candidate.isThreeThreeFour();
        if (candidate.looksGrouped() && !series && checks.local(digits) == Verdict.VALID) {
            return Evidence.VALIDATED;
        }
        if (candidate.isNorthAmerican() || candidate.isInDashedPairs()) {
            return Evidence.SHAPED;
        }
        if (context
                && (digits.length() < MIN_BARE || candidate.context().isNamedPhone(PHONE))
                && candidate.looksGrouped()) {
            return candidate.context().isNamedPhone(PHONE) ? Evidence.CONTEXT : null;
        }
        boolean trunk = digits.charAt(0) == '0' && digits.length() >= MIN_BARE;
        if ((context || trunk || candidate.hasAreaCode()) && checks.validSomewhere(digits)) {
            return context ? Evidence.CONTEXT : Evidence.SHAPED;
        }
        boolean plain = digits.length() >= MIN_BARE
                && candidate.looksGrouped()
                && !candidate.isInSeries()
                && !candidate.isCommercial();
        return plain && checks.writtenSomewhere(digits, candidate.groups()) ? Evidence.SHAPED : null;
    }
}
