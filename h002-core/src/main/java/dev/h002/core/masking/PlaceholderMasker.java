package dev.h002.core.masking;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.h002.InvalidInputException;
import dev.h002.core.masking.Detector.Source;
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
 * Masks email addresses, phone numbers, card numbers, order numbers and every known value with numbered placeholders.
 *
 * <p><b>Placeholders.</b> {@code <EMAIL_1>} is the first email address of the conversation, {@code <EMAIL_2>} the second. The
 * same value always has the same number, however it is written. Since each placeholder stands for exactly one text, a
 * different spelling of the same value ends in a second number: {@code <EMAIL_1_2>} is the second spelling of the first
 * address. So {@code restore(mask(text))} equals {@code text}, to the last character.
 *
 * <p><b>Known values</b> are found in any case, with or without accents and invisible characters, with any white space (line
 * breaks too), and from six letters and digits on with other separators or none. Phone and card numbers are found by their
 * digits, order numbers with or without {@code #}, names whole and by each part of three letters or more. Values count at word
 * boundaries only. Those of fewer than two characters, or of fewer than three digits and nothing else, are too short to tell
 * from other text and are ignored, as are values without a letter or digit.
 *
 * <p><b>Order numbers</b> of five letters and digits or more that the conversation has shown are found again without the word
 * "order" beside them, the first 200 of them.
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
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(new EmailRecognizer(), Evidence.VALIDATED));
        sources.add(new Source(new CardRecognizer(), Evidence.VALIDATED));
        sources.add(new Source(new PhoneRecognizer(phoneRegion), Evidence.VALIDATED));
        sources.add(new Source(new OrderRecognizer(builder.orderFormats), Evidence.PATTERN));
        builder.recognizers.forEach(recognizer -> sources.add(new Source(recognizer, Evidence.PATTERN)));
        detector = new Detector(sources, canonical, builder.neverMasked);
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
        KnownValueMatcher matcher = new KnownValueMatcher(known, phoneRegion);
        return new PlaceholderSession(
                detector, matcher, new Vault(canonical, maxPlaceholders, vault), phoneRegion, maxTextLength);
    }

    /** Configures a masker; not thread-safe. */
    public static final class Builder {
        private static final int MAX_NEVER_MASKED = 100;

        private String phoneRegion = "US";
        private int maxTextLength = 1_000_000;
        private int maxPlaceholders = 100_000;
        private List<OrderFormat> orderFormats = OrderRecognizer.DEFAULT_FORMATS;
        private final List<Recognizer> recognizers = new ArrayList<>();
        private final Set<String> neverMasked = new LinkedHashSet<>();

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

        /** The longest text to mask, in UTF-16 units, at least 1. Default 1,000,000. */
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

        /** Adds a recognizer to the built-in ones; where it disagrees with them about the type of a span, they win. */
        public Builder recognizer(Recognizer recognizer) {
            recognizers.add(recognizer);
            return this;
        }

        /**
         * Leaves a value of the company's own visible, such as its support address, unless it is a customer's known value or
         * part of something else that is masked. Any spelling of it counts. At most 100.
         */
        public Builder neverMask(String companyValue) {
            if (companyValue.isBlank() || neverMasked.size() >= MAX_NEVER_MASKED) {
                throw new InvalidInputException(
                        "neverMask", "Values never masked are not blank, and at most " + MAX_NEVER_MASKED + ".");
            }
            neverMasked.add(companyValue);
            return this;
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
