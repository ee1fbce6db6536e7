package dev.h002.core.masking;

import dev.h002.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a retailer writes order numbers, such as {@code ORD-{4}-{4,8}}.
 *
 * <p>{@code {n}} stands for n digits and {@code {n,m}} for n to m, each 1 to 30; everything else stands for itself, letters in
 * any case. Counts must be kept apart by something that is not a digit, so that one pass decides. A {@code #} at the start is
 * required where the format has one and allowed where it has none. Immutable and thread-safe.
 */
public final class OrderFormat {
    private static final int MAX_TEMPLATE = 64;
    private static final int MAX_COUNT = 30;
    private static final int MIN_DIGITS = 3;

    private final List<Part> parts;
    private final int lead;

    private OrderFormat(List<Part> parts) {
        this.parts = parts;
        this.lead = lead(parts);
    }

    /** A literal character (then {@code most} is 0), or a count of digits. */
    private record Part(char literal, int least, int most) {
        boolean isCount() {
            return most > 0;
        }
    }

    /**
     * Reads a format.
     *
     * @throws InvalidInputException if it is empty, longer than 64 characters, asks for fewer than 3 digits in all, or is not
     *     as described above
     */
    public static OrderFormat of(String format) {
        if (format.isBlank() || format.length() > MAX_TEMPLATE) {
            throw invalid("is 1 to " + MAX_TEMPLATE + " characters long");
        }
        List<Part> parts = new ArrayList<>();
        int digits = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            boolean afterCount = last != null && last.isCount();
            if (c == '{') {
                int close = format.indexOf('}', i);
                Part count = count(close < 0 ? "" : format.substring(i + 1, close));
                digits += count.least();
                parts.add(count);
                i = close + 1;
            } else {
                parts.add(new Part(fold(c), 0, 0));
                i++;
            }
            if (afterCount && (c == '{' || Character.isDigit(c))) {
                throw invalid("keeps counts of digits apart by something that is not a digit");
            }
        }
        if (digits < MIN_DIGITS) {
            throw invalid("asks for " + MIN_DIGITS + " digits or more, such as ORD-{4}-{4,8}");
        }
        return new OrderFormat(List.copyOf(parts));
    }

    private static Part count(String inside) {
        int comma = inside.indexOf(',');
        int least = number(comma < 0 ? inside : inside.substring(0, comma));
        int most = comma < 0 ? least : number(inside.substring(comma + 1));
        if (most < least) {
            throw invalid("counts digits from fewer to more, such as {4,8}");
        }
        return new Part('\0', least, most);
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MAX_COUNT) {
            throw invalid("counts digits as {n} or {n,m}, each 1 to " + MAX_COUNT);
        }
        return number;
    }

    private static InvalidInputException invalid(String rule) {
        return new InvalidInputException("orderFormat", "An order format " + rule + ".");
    }

    private static char fold(char c) {
        return Character.toLowerCase(c);
    }

    /** How many characters stand before the first digit. */
    int lead() {
        return lead;
    }

    private static int lead(List<Part> parts) {
        int lead = 0;
        while (lead < parts.size()
                && !parts.get(lead).isCount()
                && !Surroundings.isDigit(parts.get(lead).literal())) {
            lead++;
        }
        return lead;
    }

    /** Where an order number that begins at {@code start} ends, -1 if none does. Looks no further than the format's length. */
    int end(View text, int start) {
        int at = start;
        for (Part part : parts) {
            if (part.isCount()) {
                int digits = 0;
                while (digits < part.most() && Surroundings.isDigit(text.at(at))) {
                    digits++;
                    at++;
                }
                if (digits < part.least()) {
                    return -1;
                }
            } else if (fold(text.at(at)) == part.literal()) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }
}
