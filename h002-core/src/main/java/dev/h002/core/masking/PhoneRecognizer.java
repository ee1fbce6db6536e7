package dev.h002.core.masking;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import dev.h002.EntityType;

/**
 * Finds phone numbers that libphonenumber calls valid; numbers without a country code are read as those of one region.
 *
 * <p>Only stretches that hold enough digits are shown to libphonenumber, which takes up to 9 microseconds per character of
 * hostile text (measured on two cores, JDK 17). After {@value #MAX_CHECKED} characters of such stretches in one text, far more
 * than any message holds, the others are taken for phone numbers unchecked: that masks more, and keeps the time bounded.
 */
final class PhoneRecognizer implements Recognizer {
    private static final int MIN_DIGITS = 7;

    /** Separators a phone number may have in one place, as in {@code +1 - (415)}. */
    private static final int MAX_GAP = 5;

    /** Room for "extension 12345" after a number. */
    private static final int CONTEXT_AFTER = 24;

    private static final int MAX_CHECKED = 100_000;

    private final String region;

    PhoneRecognizer(String region) {
        this.region = region;
    }

    @Override
    public void find(CharSequence text, Findings findings) {
        int checksLeft = MAX_CHECKED;
        int i = 0;
        while (i < text.length()) {
            if (!startsRun(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            int end = i;
            int digits = 0;
            while (i < text.length() && i - end <= MAX_GAP && isPhone(text.charAt(i))) {
                if (isDigit(text.charAt(i))) {
                    digits++;
                    end = i + 1;
                }
                i++;
            }
            if (digits < MIN_DIGITS) {
                continue;
            }
            checksLeft -= end - start;
            if (checksLeft >= 0) {
                match(text, start, end, findings);
            } else {
                findings.add(EntityType.PHONE, start, end);
            }
        }
    }

    private void match(CharSequence text, int start, int end, Findings findings) {
        // The characters around decide too: libphonenumber refuses prices, dates and parts of words.
        int from = Math.max(0, start - 1);
        int to = Math.min(text.length(), end + CONTEXT_AFTER);
        CharSequence window = text.subSequence(from, to);
        Iterable<PhoneNumberMatch> matches =
                PhoneNumberUtil.getInstance().findNumbers(window, region, Leniency.VALID, window.length());
        for (PhoneNumberMatch match : matches) {
            int matchStart = from + match.start();
            int matchEnd = from + match.end();
            if (matchStart < end && !ProductNumbers.isOne(text, matchStart, matchEnd)) {
                findings.add(EntityType.PHONE, matchStart, matchEnd);
            }
        }
    }

    private static boolean startsRun(char c) {
        return isDigit(c) || c == '+' || c == '(';
    }

    private static boolean isPhone(char c) {
        return isDigit(c) || " +-.()/[]~\t".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
