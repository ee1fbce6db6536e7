package dev.h002.core.masking;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import dev.h002.spi.Masker;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Masks personal data with numbered placeholders: every known value, and email addresses, phone, card and order numbers, postal
 * addresses, names that a message introduces, bank accounts, national ids, internet addresses, dates of birth, links with
 * credentials, passwords and keys.
 *
 * <p><b>Placeholders.</b> {@code <EMAIL_1>} is the first email address of the conversation, {@code <EMAIL_2>} the second. The
 * same value always has the same placeholder, however it is written. It stands for the spelling of the customer's records, else
 * for the first one seen; what a session has masked it restores to the last character nevertheless, the latest 100,000 other
 * spellings of it.
 *
 * <p><b>Known values</b> are found in any case, with or without accents and invisible characters, with any white space (line
 * breaks too), and from six letters and digits on with other separators or none. Phone and card numbers are found by their
 * digits, order numbers with or without {@code #}, names whole, by each part of three letters or more, and with initials. Values
 * count at word boundaries only. Those of fewer than two characters, or of fewer than three digits and nothing else, are too
 * short to tell from other text and are ignored, as are values without a letter or digit.
 *
 * <p><b>What the words around gave away</b>, such as "order 48213" or "I'm Yusuf Rossi", is found again without them for the rest
 * of the conversation, the first 200 such values.
 *
 * <p><b>Overlaps</b> become one placeholder over everything they cover: nothing that any rule would mask stays visible.
 *
 * <p><b>Failures.</b> Every text longer than the limit is refused with {@link InvalidInputException}; if a recognizer throws,
 * no masked text is made and {@link MaskingException} is thrown. Neither holds customer text.
 *
 * <p>Time is linear in the text, whatever the text. Immutable and thread-safe; sessions are thread-safe too.
 */
public final class PlaceholderMasker implements Masker {
    private final Detector detector;
    private final CanonicalForm canonical;
    private final String phoneRegion;
    private final int maxTextLength;
    private final int maxPlaceholders;

    private PlaceholderMasker(Builder builder) {
        phoneRegion = builder.phoneRegion;
        maxTextLength = builder.maxTextLength;
        maxPlaceholders = builder.maxPlaceholders;
        canonical = new CanonicalForm(phoneRegion);
        PhoneNumbers phones = new PhoneNumbers(phoneRegion);
        // In this order, since what passed a check is claimed: a phone number never takes a part of an account or card.
        List<Finder> finders = List.of(
                new EmailFinder(),
                new IbanFinder(),
                new CardFinder(),
                new NationalIdFinder(),
                new PhoneFinder(phones),
                new OrderFinder(builder.orderFormats),
                new IpFinder(),
                new BirthDateFinder(),
                new AddressFinder(),
                new NameFinder(),
                new SignatureFinder(),
                new SecretFinder(),
                new UrlFinder());
        detector = new Detector(
                finders,
                builder.recognizers,
                KnownValueTrie.of(builder.denied, phoneRegion),
                KnownValueTrie.of(builder.allowed, phoneRegion));
    }

    /** One with the defaults. */
    public static PlaceholderMasker create() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens the session of one conversation.
     *
     * @throws InvalidInputException if there are more than 20,000 known values or 1,000,000 characters in them, or if the vault
     *     is none that {@link MaskingSession#vault()} gave
     */
    @Override
    public MaskingSession open(Collection<KnownValue> known, Map<String, String> vault) {
        Vault placeholders = new Vault(canonical, maxPlaceholders, known, vault);
        return new PlaceholderSession(
                detector, KnownValueTrie.of(known, phoneRegion), placeholders, new LearnedValues(vault), maxTextLength);
    }

    /** Configures a masker; not thread-safe. */
    public static final class Builder {
        private static final int MAX_LISTED = 10_000;

        private String phoneRegion = "US";
        private int maxTextLength = 2_000_000;
        private int maxPlaceholders = 100_000;
        private List<OrderFormat> orderFormats = OrderFinder.DEFAULT_FORMATS;
        private final List<Recognizer> recognizers = new ArrayList<>();
        private final Set<KnownValue> allowed = new LinkedHashSet<>();
        private final Set<KnownValue> denied = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Where a phone number without a country code is dialled. Default {@code US}.
         *
         * @param region ISO 3166-1 alpha-2 code
         * @throws InvalidInputException if no numbering plan is known for it
         */
        public Builder phoneRegion(String region) {
            if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
                throw new InvalidInputException(
                        "phoneRegion", "Give the phone region as an ISO code, such as US or DE.");
            }
            phoneRegion = region;
            return this;
        }

        /** The longest text to mask, in UTF-16 units, at least 1. Default 2,000,000. */
        public Builder maxTextLength(int characters) {
            maxTextLength = atLeastOne("maxTextLength", characters);
            return this;
        }

        /** How many different personal values one conversation may hold, at least 1. Default 100,000. */
        public Builder maxPlaceholders(int values) {
            maxPlaceholders = atLeastOne("maxPlaceholders", values);
            return this;
        }

        /**
         * How this retailer writes order numbers, instead of the default {@code #W{6,9}} and {@code ORD-{4}-{4,8}}. Numbers
         * right after the word "order" are found in any case.
         */
        public Builder orderFormats(List<OrderFormat> formats) {
            orderFormats = List.copyOf(formats);
            return this;
        }

        /**
         * Adds a recognizer to the built-in ones. What it finds counts as said by the words around: where it disagrees with them about
         * the type of a span, what passed a check wins over it, and it wins over what only has the shape.
         */
        public Builder recognizer(Recognizer recognizer) {
            recognizers.add(recognizer);
            return this;
        }

        /**
         * Leaves a value of the company's own visible, such as its support address, hotline or a store's street, unless it is a
         * customer's known value or part of something else that is masked. Any spelling of it counts. At most 10,000.
         */
        public Builder allow(String companyValue) {
            requireRoom("allow", companyValue, allowed.size());
            allowed.add(new KnownValue(EntityType.LITERAL, companyValue));
            if (isPhone(companyValue)) {
                allowed.add(new KnownValue(EntityType.PHONE, companyValue)); // its digits too, however they are grouped
            }
            return this;
        }

        /** Masks a value in every conversation, in any spelling, whatever it looks like. At most 10,000. */
        public Builder deny(EntityType type, String value) {
            requireRoom("deny", value, denied.size());
            denied.add(new KnownValue(type, value));
            return this;
        }

        private static boolean isPhone(String value) {
            long digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
            boolean onlySeparators = value.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-() ./".indexOf(c) >= 0);
            long dots = value.chars().filter(c -> c == '.').count();
            return onlySeparators && digits >= 7 && dots != 3;
        }

        private static void requireRoom(String list, String value, int listed) {
            if (value.isBlank() || listed >= MAX_LISTED) {
                throw new InvalidInputException(
                        list, "Values in the " + list + " list are not blank, and at most " + MAX_LISTED + ".");
            }
        }

        /** Makes the masker. */
        public PlaceholderMasker build() {
            return new PlaceholderMasker(this);
        }

        private static int atLeastOne(String field, int value) {
            if (value < 1) {
                throw new InvalidInputException(field, "The " + field + " is at least 1.");
            }
            return value;
        }
    }
}
