package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that may be a person's name, from a place in a text on.
 *
 * @param first the first word, titles left out
 * @param last the last word
 */
record NameWords(TextScan scan, int first, int last) {
    /** The most words of a name. */
    static final int MOST = 4;

    private static final long NOT_A_NAME = WordKind.COMMON.bit
            | WordKind.FUNCTION.bit
            | WordKind.MONTH.bit
            | WordKind.NUMBER_WORD.bit
            | WordKind.COUNTRY.bit
            | WordKind.PRODUCT_CONTEXT.bit
            | WordKind.MEASURE.bit
            | WordKind.SECRET_CONTEXT.bit
            | WordKind.CARD_CONTEXT.bit
            | WordKind.PHONE_CONTEXT.bit
            | WordKind.ADDRESS_CONTEXT.bit
            | WordKind.ORDER.bit
            | WordKind.TITLE.bit
            | WordKind.MARKER.bit;

    private static final Set<String> PARTICLES = Set.of(
            "de", "la", "las", "los", "del", "der", "den", "van", "von", "di", "da", "do", "dos", "das", "al", "el",
            "bin", "ibn", "ten", "ter", "zu", "y", "e");

    private static final long NAMES = WordKind.GIVEN_NAME.bit | WordKind.AMBIGUOUS_NAME.bit;

    /** How sure the words around make it that a name stands here. */
    enum Certainty {
        /** Nothing but a name can follow. */
        SURE,
        /** A name may follow, or much else. */
        PLAIN,
        /** Mostly something else follows. */
        DOUBTFUL
    }

    /** Reports a name if it looks as it has to at this certainty; takes null for none. */
    static void report(@Nullable NameWords name, Certainty certainty, Candidates found) {
        if (name == null) {
            return;
        }
        boolean accepted = switch (certainty) {
            case SURE -> true;
            case PLAIN -> name.isCapitalised() ? name.isGivenName() || name.isClosed() : name.isGivenName();
            case DOUBTFUL -> name.isCapitalised() && name.isGivenName() && name.isClosed();
        };
        if (accepted) {
            found.add(name.scan, EntityType.NAME, name.scan.start(name.first()), name.end(), Evidence.CONTEXT);
        }
    }

    /** The name that begins at a token or behind a title there; null if none does. */
    static @Nullable NameWords read(TextScan scan, int token) {
        int first = token;
        while (first < token + 2 && scan.is(first, WordKind.TITLE.bit) && scan.gap(first, ". ", 2)) {
            first++;
        }
        if (first >= scan.count() || !isNameWord(scan, first, first > token)) {
            return null;
        }
        boolean capitalised = scan.is(first, TextScan.CAPITAL);
        int last = first;
        int words = 1;
        while (words < MOST) {
            int next = last + 1;
            while (next < last + 4 && isParticle(scan, next) && scan.gap(next - 1, " ", 1)) {
                next++;
            }
            boolean near = (scan.gap(next - 1, " -'", 1) && scan.start(next) > scan.end(next - 1))
                    || (scan.length(next - 1) == 1 && scan.gap(next - 1, ". ", 2));
            boolean alike = capitalised == scan.is(next, TextScan.CAPITAL) && continues(scan, next, capitalised);
            if (!near || !alike || next >= scan.count()) {
                break;
            }
            last = next;
            words++;
        }
        return new NameWords(scan, first, last);
    }

    /** A name that is all of a line: up to three capitalised words, be they ordinary ones. */
    static @Nullable NameWords readLine(TextScan scan, int token) {
        NameWords name = read(scan, token);
        if (name != null) {
            return name;
        }
        int last = token;
        while (last < token + 2 && scan.gap(last, " ", 1) && scan.is(last + 1, TextScan.CAPITAL)) {
            last++;
        }
        boolean capital =
                scan.is(token, TextScan.CAPITAL) && !scan.is(token, WordKind.FUNCTION.bit | WordKind.CLOSING.bit);
        return capital && last == token ? new NameWords(scan, token, last) : null;
    }

    /** "de", "van" and the like in small letters, before a capital. */
    private static boolean isParticle(TextScan scan, int token) {
        return !scan.is(token, TextScan.CAPITAL) && scan.length(token) <= 3 && PARTICLES.contains(scan.lower(token));
    }

    private static boolean isNameWord(TextScan scan, int token, boolean titled) {
        long flags = scan.flags(token);
        boolean word = (flags & (TextScan.NUMBER | TextScan.JOINED)) == 0 && !scan.is(token + 1, TextScan.JOINED);
        boolean ordinary = (flags & NOT_A_NAME) != 0 && (flags & NAMES) == 0;
        boolean ambiguous = (flags & WordKind.AMBIGUOUS_NAME.bit) != 0 && (flags & TextScan.CAPITAL) == 0;
        boolean initial = scan.view.at(scan.end(token)) == '.' && scan.is(token + 1, TextScan.CAPITAL);
        boolean capital = (flags & TextScan.CAPITAL) != 0;
        return initial || (word && !ordinary && !ambiguous && (scan.length(token) > 1 || (titled && capital)));
    }

    /** Whether a further word belongs to the name; in small letters only before a sign or the end. */
    private static boolean continues(TextScan scan, int token, boolean capitalised) {
        long flags = scan.flags(token);
        char sign = scan.view.at(scan.end(token));
        boolean initial = scan.length(token) == 1
                && capitalised
                && (sign == '.' || (sign == '\'' && scan.is(token + 1, TextScan.CAPITAL)));
        boolean ordinary = (flags & NOT_A_NAME) != 0 && (flags & NAMES) == 0;
        boolean word = (flags & (TextScan.NUMBER | TextScan.JOINED)) == 0 && scan.length(token) > 1;
        boolean hyphened = scan.view.at(scan.start(token) - 1) == '-';
        boolean surname = capitalised
                && !scan.is(token, WordKind.FUNCTION.bit)
                && (hyphened || !scan.gap(token, " ", 1) || token == scan.count() - 1);
        if (word && ordinary && surname) {
            return true; // Just, Long and the like are surnames too, at the end of a clause
        }
        boolean closes = capitalised || (flags & NAMES) != 0 || !scan.gap(token, " ", 1) || token == scan.count() - 1;
        return initial || (word && !ordinary && closes);
    }

    boolean isCapitalised() {
        return scan.is(first, TextScan.CAPITAL) && !isShouted();
    }

    /** In a text of capitals they say nothing. */
    private boolean isShouted() {
        return scan.is(first, TextScan.UPPER)
                && (scan.is(first - 1, TextScan.UPPER) || scan.is(first - 2, TextScan.UPPER));
    }

    /** Whether the first word ends as participles do: "misspelled", "missing". */
    boolean looksLikeVerb() {
        String word = scan.lower(first);
        return word.endsWith("ed") || word.endsWith("ing");
    }

    boolean isGivenName() {
        return scan.is(first, WordKind.GIVEN_NAME.bit) || (scan.is(first, WordKind.AMBIGUOUS_NAME.bit) && first < last);
    }

    /** Whether the words end a clause, or are followed as names are. */
    boolean isClosed() {
        int next = last + 1;
        boolean sign = next >= scan.count() || !scan.gap(last, " ", 1);
        return first < last
                || sign
                || scan.isWord(next, "and")
                || scan.isWord(next, "from")
                || scan.isWord(next, "with")
                || scan.isWord(next, "here")
                || scan.isWord(next, "speaking")
                || scan.isWord(next, "calling")
                || scan.isWord(next, "writing")
                || scan.isWord(next, "by")
                || scan.isWord(next, "but");
    }

    /** Where the name ends in the view, the dot of a last initial included. */
    int end() {
        boolean initial = scan.length(last) == 1 && scan.view.at(scan.end(last)) == '.';
        return initial ? scan.end(last) + 1 : scan.end(last);
    }

    /** Hides the words. */
    @Override
    public String toString() {
        return "NameWords[" + (last - first + 1) + "]";
    }
}
