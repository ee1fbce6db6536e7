package dev.h002.core.masking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One thing to look for on behalf of a known value.
 *
 * @param text folded
 * @param anywhere whether it counts inside longer runs of letters and digits too
 */
record KnownTerm(EntityType type, String text, boolean anywhere) {
    /** From this many digits on, a phone or card number is no accident even inside a longer number. */
    private static final int MIN_DIGITS_ANYWHERE = 7;

    private static final int MIN_LENGTH = 2;
    private static final int MIN_PART_LENGTH = 3;

    /** Parts of names that are ordinary words in one language or another, or titles. */
    private static final Set<String> NOT_A_NAME = Set.of(
            "van", "von", "der", "den", "del", "des", "das", "dos", "the", "and", "bin", "ibn", "mrs", "miss", "prof",
            "iii", "phd", "esq");

    /** What to look for, whole values before parts of names, so that a part never takes a whole value's type. */
    static List<KnownTerm> of(Collection<KnownValue> known, String phoneRegion) {
        Set<KnownTerm> terms = new LinkedHashSet<>();
        Set<KnownTerm> parts = new LinkedHashSet<>();
        for (KnownValue value : known) {
            String folded = FoldedText.fold(value.value());
            if (value.type().equals(EntityType.ORDER)) {
                folded = folded.replaceFirst("^# ?", "");
            }
            if (worthFinding(folded)) {
                terms.add(new KnownTerm(value.type(), folded, false));
            }
            if (value.type().equals(EntityType.PHONE)) {
                phoneDigits(value.value(), phoneRegion)
                        .forEach(digits -> terms.add(new KnownTerm(EntityType.PHONE, digits, true)));
            } else if (value.type().equals(EntityType.CARD)) {
                String digits = digits(folded);
                if (digits.length() >= MIN_DIGITS_ANYWHERE) {
                    terms.add(new KnownTerm(EntityType.CARD, digits, true));
                }
            } else if (value.type().equals(EntityType.NAME)) {
                parts.addAll(nameParts(folded));
            }
        }
        terms.addAll(parts);
        return List.copyOf(terms);
    }

    private static boolean worthFinding(String folded) {
        boolean bareNumber = folded.chars().allMatch(Character::isDigit);
        return folded.length() >= (bareNumber ? MIN_PART_LENGTH : MIN_LENGTH)
                && folded.chars().anyMatch(c -> Character.isLetterOrDigit(c) || Character.isSurrogate((char) c));
    }

    private static List<KnownTerm> nameParts(String folded) {
        List<KnownTerm> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i < folded.length() && " -.,()\"".indexOf(folded.charAt(i)) < 0) {
                continue;
            }
            String part = folded.substring(start, i);
            start = i + 1;
            boolean unspaced = part.chars().allMatch(c -> CharFold.unspaced((char) c));
            if (part.length() >= (unspaced ? MIN_LENGTH : MIN_PART_LENGTH) && !NOT_A_NAME.contains(part)) {
                parts.add(new KnownTerm(EntityType.NAME, part, false));
            }
        }
        return parts;
    }

    /** The digits as written, and with and without the country's code. */
    private static Set<String> phoneDigits(String value, String region) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(digits(FoldedText.fold(value)));
        forms.addAll(dialled(value, region));
        forms.removeIf(digits -> digits.length() < MIN_DIGITS_ANYWHERE);
        return forms;
    }

    private static List<String> dialled(String value, String region) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(value, region);
            String national = phones.getNationalSignificantNumber(number);
            return List.of(number.getCountryCode() + national, national);
        } catch (NumberParseException notANumber) {
            return List.of(); // it is still looked for as written
        }
    }

    private static String digits(String folded) {
        return folded.replaceAll("[^0-9]", "");
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "KnownTerm[" + type.label() + "]";
    }
}
