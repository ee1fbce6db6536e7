package dev.h002.benchmarks;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Iterator;

/**
 * {@link RegexMasker} with phone numbers found by libphonenumber, as a peer: what a team gets that has customers in more
 * countries than one and does not want to write that pattern. The other four are those of {@code java.util.regex}.
 */
final class PhoneLibraryMasker {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private PhoneLibraryMasker() {}

    static String mask(String text) {
        return RegexMasker.orderAndAddress(phones(RegexMasker.emailAndCard(text)));
    }

    private static String phones(String text) {
        Iterator<PhoneNumberMatch> matches = PHONES.findNumbers(text, "US").iterator();
        if (!matches.hasNext()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        while (matches.hasNext()) {
            PhoneNumberMatch match = matches.next();
            masked.append(text, done, match.start()).append("<PHONE>");
            done = match.end();
        }
        return masked.append(text, done, text.length()).toString();
    }
}
