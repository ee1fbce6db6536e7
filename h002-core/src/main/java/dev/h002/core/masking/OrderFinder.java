package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.List;
import java.util.Set;

/**
 * Finds order numbers: those in one of the retailer's formats, and any number right after the word "order" or its like in other
 * languages, such as "order 48213", "order no. 48213" or "orders 48213 and 48214".
 *
 * <p>After the bare word a number needs four digits and must not look like a year, a date or a decimal; after "no.", "#" and
 * the like three will do.
 */
final class OrderFinder implements Finder {
    static final List<OrderFormat> DEFAULT_FORMATS =
            List.of(OrderFormat.of("#W{6,9}"), OrderFormat.of("ORD-{4}-{4,8}"));

    private static final Set<String> MARKERS =
            Set.of("no", "n", "nr", "num", "number", "numbers", "id", "ref", "reference", "code");
    private static final Set<String> FILLERS = Set.of("is", "was", "and", "or");
    private static final int MAX_WORDS = 3;
    private static final int MAX_GAP = 4;
    private static final int MAX_TOKEN = 30;

    private final List<OrderFormat> formats;

    OrderFinder(List<OrderFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    @Override
    public int clues() {
        return Clues.THREE_DIGITS;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        for (int i = 0; i < scan.numbers(); i++) {
            findFormatted(scan.view, scan.start(scan.number(i)), found);
        }
        for (int token = 0; (scan.clues() & Lexicon.ORDERS) != 0 && token < scan.count(); token++) {
            if (scan.hints(token, Lexicon.ORDERS) && scan.is(token, WordKind.ORDER.bit)) {
                findAfterWord(scan, token, found);
            }
        }
    }

    /** Order numbers whose first digit stands here. */
    private void findFormatted(View view, int digit, Candidates found) {
        for (OrderFormat format : formats) {
            int start = digit - format.lead();
            boolean bounded = start >= 0 && !Surroundings.isAlphanumeric(view.at(start - 1));
            int end = bounded ? format.end(view, start) : -1;
            if (bounded && end > start && !Surroundings.isAlphanumeric(view.at(end))) {
                boolean hash = view.at(start - 1) == '#';
                found.add(view, EntityType.ORDER, hash ? start - 1 : start, end, Evidence.CONTEXT);
            }
        }
    }

    /** Reads numbers and the words that may stand between, until something else comes. */
    private static void findAfterWord(TextScan scan, int word, Candidates found) {
        View view = scan.view;
        int at = scan.end(word);
        boolean marked = false;
        boolean joined = true;
        int words = 0;
        while (words <= MAX_WORDS) {
            int gapEnd = gapEnd(view, at);
            boolean hash = gapEnd > at && view.at(gapEnd - 1) == '#';
            int end = tokenEnd(view, gapEnd);
            if (end == gapEnd || (gapEnd == at && words == 0)) {
                return;
            }
            String token = CharFold.lowerCase(view.text(gapEnd, end));
            joined |= hash || view.at(at) == ',' || view.at(at) == '&' || view.at(at) == '/';
            if (joined && isNumber(view, end, token, marked || hash) && !isCounted(scan, end, marked || hash)) {
                found.add(view, EntityType.ORDER, hash ? gapEnd - 1 : gapEnd, end, Evidence.CONTEXT);
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

    /** Whether it says how many: "order 2000 units". */
    private static boolean isCounted(TextScan scan, int end, boolean marked) {
        int next = scan.tokenAt(end);
        return !marked && scan.is(next, WordKind.MEASURE.bit) && scan.start(next) - end == 1;
    }

    private static int gapEnd(View text, int from) {
        int at = from;
        while (at < text.length && at - from < MAX_GAP && " \t\n\r:#.,(=&/\"'-_\u00b0".indexOf(text.at(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int tokenEnd(View text, int from) {
        int at = from;
        while (at < text.length && at - from <= MAX_TOKEN && isToken(text.at(at))) {
            at++;
        }
        while (at > from && text.at(at - 1) == '-') {
            at--;
        }
        return at;
    }

    private static boolean isToken(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private static boolean isNumber(View text, int end, String token, boolean marked) {
        long digits = token.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean bare = digits == token.length();
        if (token.length() > MAX_TOKEN || digits < (marked ? 3 : 4) || isDate(token)) {
            return false;
        }
        boolean decimal = end + 1 < text.length
                && (text.at(end) == '.' || text.at(end) == ',')
                && Character.isDigit(text.at(end + 1));
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
