package dev.h002.core.prompt;

import dev.h002.EntityType;
import dev.h002.Fact;
import dev.h002.MaskedText;
import dev.h002.spi.MaskingSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts as one line of JSON each, masked.
 *
 * <p>Fields that are personal by declaration become placeholders as a whole; every other string goes through the masker. As
 * JSON strings hold no line break, no value, whatever a document or a product name says, can start a line of its own and so
 * pass for a delimiter of the prompt. Nor does a value hold the delimiters' {@code ===}, or an angle bracket that begins no
 * placeholder: servers of open models read marks such as {@code <|im_end|>} as the end of a message. Both are escaped as JSON
 * allows.
 */
final class FactLines {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z_]{1,20}_\\d{1,7}>");

    private final MaskingSession session;

    FactLines(MaskingSession session) {
        this.session = session;
    }

    /** One line without its line break, such as {@code {"name":"Downtown Café","distanceMeters":43}}. */
    String line(Fact fact) {
        StringBuilder out = new StringBuilder(120);
        writeMap(out, fact.fields(), fact.personalFields(), null);
        return out.toString();
    }

    private void writeMap(
            StringBuilder out, Map<?, ?> fields, Map<String, EntityType> declared, @Nullable EntityType inherited) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            out.append(separator);
            writeString(out, name);
            out.append(':');
            EntityType type = declared.containsKey(name) ? declared.get(name) : inherited;
            writeValue(out, field.getValue(), type);
            separator = ",";
        }
        out.append('}');
    }

    private void writeValue(StringBuilder out, Object value, @Nullable EntityType personal) {
        if (value instanceof Map<?, ?> map) {
            writeMap(out, map, Map.of(), personal);
        } else if (value instanceof Collection<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                writeValue(out, item, personal);
                separator = ",";
            }
            out.append(']');
        } else if (personal != null) {
            writeString(out, session.conceal(personal, String.valueOf(value)).value());
        } else if (value instanceof Number number) {
            writeNumber(out, number);
        } else if (value instanceof Boolean) {
            out.append(value);
        } else {
            writeString(out, session.mask(String.valueOf(value)).text().value());
        }
    }

    /** A number stays one unless it is personal: a card's or a phone's digits are numbers too. */
    private void writeNumber(StringBuilder out, Number number) {
        // A model needs no more than a decimal of a measure, and digits cost tokens.
        String digits = number instanceof Double measure ? trimmed(measure) : number.toString();
        String masked = session.mask(digits).text().value();
        if (masked.equals(digits)) {
            out.append(digits);
        } else {
            writeString(out, masked);
        }
    }

    private static String trimmed(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A text that is masked already, as a JSON string. */
    static String quoted(MaskedText text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        writeString(out, text.value());
        return out.toString();
    }

    private static void writeString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    boolean breaksLines = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
                    if (breaksLines || isMark(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Whether a delimiter of the prompt, or what might be one of a model's, begins here. */
    private static boolean isMark(String text, int at) {
        return text.startsWith("===", at)
                || (text.charAt(at) == '<'
                        && !PLACEHOLDER.matcher(text).region(at, text.length()).lookingAt());
    }
}
