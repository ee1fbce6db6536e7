package dev.h002.core.masking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.h002.EntityType;

/**
 * What spellings of one value have in common: the digits of a phone (E.164 where it can be read) or card number, the letters and
 * digits of an order number, reference, account or id, the words of a name or address, an email address without spaces and with
 * its at sign and dots, and the text itself of secrets, links and what only looks like a placeholder. Immutable and thread-safe.
 */
final class CanonicalForm {
    private final String phoneRegion;

    CanonicalForm(String phoneRegion) {
        this.phoneRegion = phoneRegion;
    }

    String of(EntityType type, String spelling) {
        String form = switch (type.label()) {
            case "LITERAL", "SECRET", "URL" -> spelling;
            case "EMAIL" -> email(decoded(spelling));
            case "PHONE" -> phone(spelling);
            case "CARD" -> keep(decoded(spelling), true, false);
            case "ORDER", "REFERENCE", "IBAN", "NATIONAL_ID" -> keep(decoded(spelling), false, false);
            case "NAME", "ADDRESS" -> keep(decoded(spelling), false, true);
            default -> keep(decoded(spelling), false, false);
        };
        return form.isEmpty() ? spelling : form;
    }

    private static String decoded(String spelling) {
        if (!Escapes.any(spelling)) {
            return CharFold.fold(spelling);
        }
        View view = new View();
        view.decode(spelling);
        return CharFold.fold(view.text(0, view.length));
    }

    /** Without brackets and spaces, the words "at" and "dot" as signs. */
    private static String email(String folded) {
        if (folded.indexOf('@') >= 0) {
            return folded.replaceAll("\\s", "");
        }
        return folded.replaceAll("[\\s\\[\\](){}]+at[\\s\\[\\](){}]+", "@")
                .replaceAll("[\\s\\[\\](){}]+dot[\\s\\[\\](){}]+", ".")
                .replaceAll("\\s", "");
    }

    private String phone(String spelling) {
        String folded = decoded(spelling);
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        String digits = keep(folded, true, false);
        boolean abroad = digits.startsWith("00") && folded.indexOf('+') < 0;
        try {
            PhoneNumber number = phones.parse(abroad ? "+" + digits.substring(2) : folded, phoneRegion);
            String extension = number.hasExtension() ? "x" + number.getExtension() : "";
            return phones.format(number, PhoneNumberFormat.E164) + extension;
        } catch (NumberParseException notANumber) {
            return digits;
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
