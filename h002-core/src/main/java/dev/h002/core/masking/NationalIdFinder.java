package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what states call people by: US social security numbers as 123-45-6789 (in the ranges that are issued), Spanish DNI and NIE,
 * Italian tax codes and Brazilian CPF by their check letters or digits, British insurance numbers by their shape, and any such
 * number of six characters or more right after words such as "SSN", "tax id" or "passport number".
 */
final class NationalIdFinder implements Finder {
    private static final long CONTEXT = WordKind.ID_CONTEXT.bit;
    private static final int NEAR = 6;
    /** Words that need another one behind them: "driver" does not say much, "driver licence" does. */
    private static final Set<String> VAGUE_WORDS = Set.of(
            "driver", "drivers", "driving", "social", "national", "insurance", "identity", "security", "nationality");

    private static final Set<String> SHORT_WORDS =
            Set.of("ssn", "dni", "nif", "cpf", "bsn", "nhs", "rfc", "nie", "tin", "tax", "cpr", "ahv", "sin");
    private static final int MIN_CONTEXT_LENGTH = 6;
    private static final int MAX_LENGTH = 24;
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** Bounded, without repetition inside repetition: a match looks at 16 characters and never goes back. */
    private static final Pattern CODICE_FISCALE =
            Pattern.compile("[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]");

    @Override
    public int clues() {
        return Clues.SIX_DIGITS;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        boolean anyContext = (scan.clues() & Lexicon.IDENTITY) != 0;
        int readTo = 0;
        for (int i = 0; i < scan.numbers(); i++) {
            int token = scan.number(i);
            boolean claimed = scan.is(token, TextScan.CLAIMED);
            if (claimed || (!anyContext && !mayBeShaped(scan, token))) {
                continue;
            }
            // A number may have letters right before it: the token of those is where the value begins.
            while (token > 0 && scan.is(token, TextScan.JOINED)) {
                token--;
            }
            boolean lettersBefore = scan.length(token - 1) <= 2
                    && scan.length(token - 1) > 0
                    && scan.gap(token - 1, " -", 1)
                    && !scan.isNumber(token - 1)
                    && scan.is(token - 1, TextScan.UPPER | TextScan.CAPITAL);
            token = lettersBefore && shapedEnd(scan, token - 1) > 0 ? token - 1 : token;
            if (scan.start(token) < readTo) {
                continue;
            }
            int end = shapedEnd(scan, token);
            Evidence evidence = Evidence.VALIDATED;
            if (end < 0 && anyContext && mayBeId(scan, token) && isAnnounced(scan, token)) {
                end = contextEnd(scan, token);
                evidence = Evidence.CONTEXT;
            }
            if (end > 0) {
                found.add(scan, EntityType.NATIONAL_ID, scan.start(token), end, evidence);
                readTo = end;
            }
        }
    }

    /** A quick look at how long the number is, and the letters before it. */
    private static boolean mayBeShaped(TextScan scan, int number) {
        int length = scan.length(number);
        return length == 3
                || length == 7
                || length == 8
                || scan.joined(number)
                || (scan.length(number - 1) == 2 && (length == 2 || length == 6));
    }

    /** Whether words such as "tax id" stand before; short ones that are words of their own have to be in capitals. */
    static boolean isAnnounced(TextScan scan, int token) {
        if (Surroundings.isProductNumber(scan, token)) {
            return false;
        }
        for (int before = token - 1; before >= Math.max(0, token - NEAR); before--) {
            boolean phone = scan.is(before, WordKind.PHONE_CONTEXT.bit)
                    && !scan.is(before, WordKind.MARKER.bit | CONTEXT | WordKind.FUNCTION.bit);
            if (phone || Surroundings.endsSentence(scan, before)) {
                return false;
            }
            boolean sure = scan.length(before) > 3
                    || scan.is(before, TextScan.UPPER)
                    || SHORT_WORDS.contains(scan.lower(before));
            if (scan.is(before, CONTEXT)
                    && sure
                    && (!VAGUE_WORDS.contains(scan.lower(before)) || isNumberWord(scan, before + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumberWord(TextScan scan, int token) {
        return scan.is(token, CONTEXT | WordKind.MARKER.bit)
                || scan.isWord(token, "s")
                || (scan.isWord(token - 1, "social") && scan.isWord(token, "is"));
    }

    /** Whether a token is a number, or a few capitals with one behind. */
    private static boolean mayBeId(TextScan scan, int token) {
        return scan.is(token, TextScan.NUMBER)
                || (scan.is(token + 1, TextScan.JOINED) && scan.is(token, TextScan.CAPITAL) && scan.length(token) <= 4);
    }

    /** Where a number ends that is one by its own looks, -1 if none begins here. */
    private static int shapedEnd(TextScan scan, int token) {
        if (scan.is(token, TextScan.NUMBER)) {
            char before = scan.view.at(scan.start(token) - 1);
            if (before == '-' || before == '+' || before == '.' || Surroundings.isAlphanumeric(before)) {
                return -1;
            }
            int ssn = socialSecurityEnd(scan, token);
            int cpf = ssn > 0 ? ssn : cpfEnd(scan, token);
            return cpf > 0 ? cpf : dniEnd(scan, token, 0);
        }
        if (scan.length(token) == 1 && "xyz".indexOf(CharFold.lower(scan.view.at(scan.start(token)))) >= 0) {
            return dniEnd(scan, token + 1, "xyz".indexOf(CharFold.lower(scan.view.at(scan.start(token)))) + 1);
        }
        if (scan.length(token) == 2) {
            return insuranceEnd(scan, token);
        }
        return scan.length(token) == 6 ? codiceFiscaleEnd(scan, token) : -1;
    }

    private static boolean closed(TextScan scan, int end) {
        char after = scan.view.at(end);
        return !Surroundings.isAlphanumeric(after)
                && !(after == '-' && Surroundings.isAlphanumeric(scan.view.at(end + 1)));
    }

    private static int socialSecurityEnd(TextScan scan, int token) {
        DigitGroups groups = new DigitGroups(scan, token, token + 2);
        boolean dashed = numbers(scan, token, 3) && groups.shaped(3, 2, 4) && groups.separatedBy('-');
        if (!dashed || !closed(scan, scan.end(token + 2)) || Surroundings.isProductNumber(scan, token)) {
            return -1;
        }
        boolean issued = groups.value(0) > 0 && groups.value(0) != 666 && groups.value(1) > 0 && groups.value(2) > 0;
        return issued ? scan.end(token + 2) : -1;
    }

    private static boolean numbers(TextScan scan, int first, int count) {
        for (int token = first; token < first + count; token++) {
            if (!scan.is(token, TextScan.NUMBER)) {
                return false;
            }
        }
        return true;
    }

    /** 123.456.789-09, with two check digits. */
    private static int cpfEnd(TextScan scan, int token) {
        DigitGroups groups = new DigitGroups(scan, token, token + 3);
        boolean shaped = numbers(scan, token, 4)
                && groups.shaped(3, 3, 3, 2)
                && scan.gap(token, ".", 1)
                && scan.gap(token + 1, ".", 1)
                && scan.gap(token + 2, "-", 1);
        return shaped && isCpf(groups.text()) ? scan.end(token + 3) : -1;
    }

    private static boolean isCpf(String digits) {
        for (int check = 9; check < 11; check++) {
            int sum = 0;
            for (int i = 0; i < check; i++) {
                sum += (digits.charAt(i) - '0') * (check + 1 - i);
            }
            if (sum * 10 % 11 % 10 != digits.charAt(check) - '0') {
                return false;
            }
        }
        return true;
    }

    /** Eight digits, or X, Y or Z and seven, and the letter that the remainder by 23 gives. */
    private static int dniEnd(TextScan scan, int number, int prefix) {
        int letter = number + 1;
        boolean shaped = scan.is(number, TextScan.NUMBER)
                && scan.length(number) == (prefix > 0 ? 7 : 8)
                && (prefix == 0 || scan.gap(number - 1, "-", 1))
                && scan.length(letter) == 1
                && !scan.is(letter, TextScan.NUMBER)
                && scan.gap(number, "-", 1)
                && closed(scan, scan.end(letter));
        if (!shaped) {
            return -1;
        }
        int value = new DigitGroups(scan, number, number).value(0) + Math.max(0, prefix - 1) * 10_000_000;
        char expected = CharFold.lower(DNI_LETTERS.charAt(value % 23));
        return CharFold.lower(scan.view.at(scan.start(letter))) == expected ? scan.end(letter) : -1;
    }

    /** Two letters, six digits in pairs or not, and one of A to D (HMRC manual NIM39110). */
    private static int insuranceEnd(TextScan scan, int token) {
        if (Surroundings.isProductNumber(scan, token)) {
            return -1;
        }
        String prefix = scan.lower(token);
        if ("dfiquv".indexOf(prefix.charAt(0)) >= 0 || "dfiquvo".indexOf(prefix.charAt(1)) >= 0) {
            return -1;
        }
        int last = token + 1;
        int digits = 0;
        while (last <= token + 3 && digits < 6 && scan.is(last, TextScan.NUMBER) && scan.gap(last - 1, " -", 1)) {
            digits += scan.length(last++);
        }
        boolean letter = scan.length(last) == 1 && scan.gap(last - 1, " -", 1);
        char suffix = letter ? CharFold.lower(scan.view.at(scan.start(last))) : 0;
        boolean shaped = digits == 6 && suffix >= 'a' && suffix <= 'd' && closed(scan, scan.end(last));
        boolean capitals = scan.is(token, TextScan.UPPER);
        return shaped && capitals ? scan.end(last) : -1;
    }

    private static int codiceFiscaleEnd(TextScan scan, int token) {
        int end = scan.start(token) + 16;
        boolean whole = end <= scan.view.length && closed(scan, end);
        String code = whole ? scan.view.text(scan.start(token), end).toUpperCase(Locale.ROOT) : "";
        return whole && CODICE_FISCALE.matcher(code).matches() ? end : -1;
    }

    /** Where letters and digits end that words have announced, -1 if they are too few or have too few digits. */
    private static int contextEnd(TextScan scan, int token) {
        View view = scan.view;
        int end = -1;
        int characters = 0;
        int digits = 0;
        int at = scan.start(token);
        int first = at;
        while (at < view.length && at - first < MAX_LENGTH) {
            char c = view.at(at);
            boolean digit = Surroundings.isDigit(c);
            if (digit || Surroundings.isAlphanumeric(c)) {
                characters++;
                digits += digit ? 1 : 0;
                end = at + 1;
            } else if (!joins(view, at)) {
                break;
            }
            at++;
        }
        boolean enough = characters >= MIN_CONTEXT_LENGTH && digits * 2 >= characters && digits >= 5;
        boolean date = numbers(scan, token, 3) && new DigitGroups(scan, token, token + 2).isDate();
        return enough && !date && !Surroundings.isAlphanumeric(view.at(end)) ? end : -1;
    }

    /** A dash, dot or slash inside, or a blank between digits. */
    private static boolean joins(View view, int at) {
        char before = view.at(at - 1);
        char after = view.at(at + 1);
        boolean inside = Surroundings.isAlphanumeric(before) && Surroundings.isAlphanumeric(after);
        boolean nearDigits = Surroundings.isDigit(after)
                || (Surroundings.isDigit(before) && !Surroundings.isAlphanumeric(view.at(at + 2)));
        return inside && ("-./".indexOf(view.at(at)) >= 0 || (view.at(at) == ' ' && nearDigits));
    }
}
