package dev.h002.core.masking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.h002.EntityType;
import java.util.Locale;

/**
 * What spellings of one value have in common: the digits of a phone (E.164 where it can be read) or card number, the letters and
 * digits of an order number or reference, the words of a name or address, the lower case of an email address, and the text
 * itself of what only looks like a placeholder. Immutable and thread-safe.
 */
final class CanonicalForm {
    private final String phoneRegion;

    CanonicalForm(String phoneRegion) {
        this.phoneRegion = phoneRegion;
    }

    String of(EntityType type, String spelling) {
        if (type.equals(EntityType.LITERAL)) {
            return spelling;
        }
        String folded = FoldedText.fold(spelling);
        String form = switch (type.label()) {
            case "EMAIL" -> lowerCase(spelling);
            case "PHONE" -> phone(spelling, folded);
            case "CARD" -> keep(folded, true, false);
            case "ORDER", "REFERENCE" -> keep(folded, false, false);
            case "NAME", "ADDRESS" -> keep(folded, false, true);
            default -> folded;
        };
        return form.isEmpty() ? folded : form;
    }

    private static String lowerCase(String spelling) {
        return FoldedText.narrowed(spelling).toString().strip().toLowerCase(Locale.ROOT);
    }

    private String phone(String spelling, String folded) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(FoldedText.narrowed(spelling), phoneRegion);
            String extension = number.hasExtension() ? "x" + number.getExtension() : "";
            return phones.format(number, PhoneNumberFormat.E164) + extension;
        } catch (NumberParseException notANumber) {
            return keep(folded, true, false);
        }
    }

    /** Digits, or letters and digits, or words with one blank between. */
    private static String keep(String folded, boolean digitsOnly, boolean words) {
        StringBuilder kept = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean keeps =
                    digitsOnly ? Character.isDigit(c) : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            if (keeps) {
                if (gap && words && !kept.isEmpty()) {
                    kept.append(' ');
                }
                kept.append(c);
            }
            gap = !keeps;
        }
        return kept.toString();
    }
}
