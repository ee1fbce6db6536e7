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
import org.jspecify.annotations.Nullable;

/**
 * One thing to look for on behalf of a known value.
 *
 * @param text folded, without separators
 * @param gaps for short texts, before which of its characters a separator has to stand, as bits; -1 if that does not matter
 * @param form where it counts
 */
record KnownTerm(EntityType type, String text, int gaps, Form form) {
    /** Where a term counts. */
    enum Form {
        /** Between word boundaries. */
        WORDS,
        /** Inside longer numbers too. */
        DIGITS,
        /** Between word boundaries, with a dot behind: an initial. */
        INITIAL
    }

    /** What may stand between the characters of a known value in a text. */
    private static final String SEPARATORS = " \n\t\r-._/()#+,'\u00a0";

    /** From this many letters and digits on, other separators than the value's own will do. */
    private static final int MIN_FREE = 6;

    /** From this many digits on, a phone or card number is no accident even inside a longer number. */
    private static final int MIN_DIGITS_ANYWHERE = 7;

    private static final int MIN_LENGTH = 2;
    private static final int MIN_PART_LENGTH = 3;

    /** Longer values are looked for in pieces, so that a text is read in bounded time whatever the values. */
    static final int MAX_LENGTH = 120;

    /** Parts of names that are ordinary words in one language or another, or titles. */
    private static final Set<String> NOT_A_NAME = Set.of(
            "van", "von", "der", "den", "del", "des", "das", "dos", "the", "and", "bin", "ibn", "mrs", "miss", "prof",
            "iii", "phd", "esq");

    /**
     * What to look for, whole values before parts of names, so that a part never takes a whole value's type.
     *
     * @param phoneRegion where phone numbers without a country's code are dialled; null to look for the digits of phones and cards
     *     where they stand alone only, not inside longer numbers
     */
    static List<KnownTerm> of(Collection<KnownValue> known, @Nullable String phoneRegion) {
        Set<KnownTerm> terms = new LinkedHashSet<>();
        Set<KnownTerm> parts = new LinkedHashSet<>();
        for (KnownValue value : known) {
            String folded = CharFold.fold(value.value());
            if (worthFinding(folded)) {
                addWhole(value.type(), folded, terms);
            }
            if (phoneRegion != null && value.type().equals(EntityType.PHONE)) {
                phoneDigits(value.value(), phoneRegion).forEach(digits -> terms.add(digits(EntityType.PHONE, digits)));
            } else if (phoneRegion != null && value.type().equals(EntityType.CARD)) {
                String digits = digitsOf(folded);
                if (digits.length() >= MIN_DIGITS_ANYWHERE && digits.length() <= MAX_LENGTH) {
                    terms.add(digits(EntityType.CARD, digits));
                }
            } else if (value.type().equals(EntityType.NAME)) {
                addNameParts(folded, parts);
            }
        }
        terms.addAll(parts);
        return List.copyOf(terms);
    }

    private static KnownTerm digits(EntityType type, String digits) {
        return new KnownTerm(type, digits, -1, Form.DIGITS);
    }

    private static void addWhole(EntityType type, String folded, Set<KnownTerm> terms) {
        String compact = compact(folded);
        for (int from = 0; from < compact.length(); from += MAX_LENGTH) {
            String piece = compact.substring(from, Math.min(compact.length(), from + MAX_LENGTH));
            int gaps = compact.length() < MIN_FREE ? gaps(folded) : -1;
            terms.add(new KnownTerm(type, piece, gaps, Form.WORDS));
        }
    }

    private static boolean worthFinding(String folded) {
        String compact = compact(folded);
        boolean bareNumber = compact.chars().allMatch(Character::isDigit);
        return compact.length() >= (bareNumber ? MIN_PART_LENGTH : MIN_LENGTH)
                && compact.chars().anyMatch(c -> Character.isLetterOrDigit(c) || Character.isSurrogate((char) c));
    }

    /** Each part of three letters or more, and an initial with the last part or the first part with an initial. */
    private static void addNameParts(String folded, Set<KnownTerm> terms) {
        List<String> words = new ArrayList<>();
        for (String word : folded.split("[ \\n\\t\\-.,()\"]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        for (String word : words) {
            boolean unspaced = word.chars().allMatch(c -> CharFold.unspaced((char) c));
            if (word.length() >= (unspaced ? MIN_LENGTH : MIN_PART_LENGTH) && !NOT_A_NAME.contains(word)) {
                addWhole(EntityType.NAME, word, terms);
            }
        }
        if (words.size() > 1) {
            String first = words.get(0);
            String last = words.get(words.size() - 1);
            addWhole(EntityType.NAME, first.charAt(0) + " " + last, terms);
            addInitial(first + " " + last.charAt(0), terms);
            addInitial(first.charAt(0) + "." + last.charAt(0), terms);
        }
    }

    private static void addInitial(String folded, Set<KnownTerm> terms) {
        String compact = compact(folded);
        if (compact.length() >= MIN_LENGTH) { // a word of signs has no initial
            terms.add(new KnownTerm(EntityType.NAME, compact, gaps(folded), Form.INITIAL));
        }
    }

    /** The digits as written, and with and without the country's code. */
    private static Set<String> phoneDigits(String value, String region) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(digitsOf(CharFold.fold(value)));
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(value, region);
            String national = phones.getNationalSignificantNumber(number);
            forms.add(number.getCountryCode() + national);
            forms.add(national);
        } catch (NumberParseException notANumber) {
            // It is still looked for as written.
        }
        forms.removeIf(digits -> digits.length() < MIN_DIGITS_ANYWHERE || digits.length() > MAX_LENGTH);
        return forms;
    }

    private static String digitsOf(String folded) {
        StringBuilder digits = new StringBuilder();
        folded.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** A folded text without separators, and without symbols at its start. */
    static String compact(String folded) {
        StringBuilder compact = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean startsValue = !compact.isEmpty() || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            if (!isSeparator(c) && startsValue) {
                compact.append(c);
            }
        }
        return compact.toString();
    }

    /** Before which characters of the compact form separators stand, for the first 31. */
    private static int gaps(String folded) {
        int gaps = 0;
        int characters = 0;
        for (int i = 0; i < folded.length(); i++) {
            if (!isSeparator(folded.charAt(i))) {
                characters++;
            } else if (characters > 0 && characters < 31) {
                gaps |= 1 << characters;
            }
        }
        return gaps;
    }

    static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "KnownTerm[" + type.label() + "]";
    }
}
