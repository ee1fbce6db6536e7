package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds order numbers: those in one of the retailer's formats, and any number right after the word "order", such as
 * "order 48213", "order no. 48213" or "orders 48213 and 48214".
 *
 * <p>After the bare word a number needs four digits and must not look like a year, a date or a decimal; after "no.", "#" and
 * the like three will do.
 */
final class OrderRecognizer implements Recognizer {
    static final List<OrderFormat> DEFAULT_FORMATS =
            List.of(OrderFormat.of("#W{6,9}"), OrderFormat.of("ORD-{4}-{4,8}"));

    private static final String ORDER = "order";
    private static final Set<String> MARKERS =
            Set.of("no", "n\u00ba", "nr", "num", "number", "numbers", "id", "ref", "reference", "code");
    private static final Set<String> FILLERS = Set.of("is", "was", "and", "or");
    private static final int MAX_WORDS = 3;
    private static final int MAX_GAP = 4;
    private static final int MAX_TOKEN = 30;

    private final List<OrderFormat> formats;

    OrderRecognizer(List<OrderFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    @Override
    public void find(CharSequence text, Findings findings) {
        for (int i = 0; i < text.length(); i++) {
            if (startsWord(text, i)) {
                findFormatted(text, i, findings);
                if (isOrderWord(text, i)) {
                    findAfterWord(text, i + ORDER.length(), findings);
                }
            }
        }
    }

    private void findFormatted(CharSequence text, int start, Findings findings) {
        for (OrderFormat format : formats) {
            int end = format.end(text, start);
            if (end > start && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                boolean hash = start > 0 && text.charAt(start - 1) == '#';
                findings.add(EntityType.ORDER, hash ? start - 1 : start, end);
            }
        }
    }

    private static boolean startsWord(CharSequence text, int i) {
        return (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))) && !Character.isWhitespace(text.charAt(i));
    }

    private static boolean isOrderWord(CharSequence text, int i) {
        if (i + ORDER.length() >= text.length()) {
            return false;
        }
        for (int k = 0; k < ORDER.length(); k++) {
            if (Character.toLowerCase(text.charAt(i + k)) != ORDER.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Reads numbers and the words that may stand between, until something else comes. */
    private static void findAfterWord(CharSequence text, int afterOrder, Findings findings) {
        int at = afterOrder;
        if (at < text.length() && Character.toLowerCase(text.charAt(at)) == 's') {
            at++;
        }
        boolean marked = false;
        boolean joined = true;
        int words = 0;
        while (words <= MAX_WORDS) {
            int gapEnd = gapEnd(text, at);
            boolean hash = gapEnd > at && text.charAt(gapEnd - 1) == '#';
            int end = tokenEnd(text, gapEnd);
            if (end == gapEnd || (gapEnd == at && words == 0)) {
                return;
            }
            String token = text.subSequence(gapEnd, end).toString().toLowerCase(Locale.ROOT);
            joined |= hash || text.charAt(at) == ',' || text.charAt(at) == '&' || text.charAt(at) == '/';
            if (joined && isNumber(text, end, token, marked || hash)) {
                findings.add(EntityType.ORDER, hash ? gapEnd - 1 : gapEnd, end);
                words = 0;
                joined = false;
            } else if (MARKERS.contains(token)) {
                marked = true;
                words++;
            } else if (FILLERS.contains(token)) {
                joined = true;
                words++;
            } else {
                return;
            }
            at = end;
        }
    }

    private static int gapEnd(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < MAX_GAP && " \t\n\r:#.,(=&/\"'-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int tokenEnd(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from <= MAX_TOKEN && isToken(text.charAt(at))) {
            at++;
        }
        while (at > from && text.charAt(at - 1) == '-') {
            at--;
        }
        return at;
    }

    private static boolean isToken(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private static boolean isNumber(CharSequence text, int end, String token, boolean marked) {
        long digits = token.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean bare = digits == token.length();
        if (token.length() > MAX_TOKEN || digits < (marked ? 3 : 4) || isDate(token)) {
            return false;
        }
        boolean decimal = end + 1 < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == ',')
                && Character.isDigit(text.charAt(end + 1));
        boolean year = bare && token.length() == 4 && (token.startsWith("19") || token.startsWith("20"));
        return !decimal && (marked || !year);
    }

    /** Digits and two dashes as in 2024-01-15, 15-01-2024 or 1-15-24. */
    private static boolean isDate(String token) {
        int first = token.indexOf('-');
        int last = token.lastIndexOf('-');
        boolean digits = token.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return digits && first > 0 && last > first && token.length() <= 10 && last - first <= 3;
    }
}
