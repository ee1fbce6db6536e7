package dev.h002.core.masking;

import dev.h002.core.masking.StreetLines.Line;
import org.jspecify.annotations.Nullable;

/** Reads a street whose number stands behind its name: Hauptstrasse 12, Calle Mayor, 5, Via Roma 12. */
final class NumberLastStreets {
    private final TextScan scan;
    private final AddressParts parts;

    NumberLastStreets(TextScan scan, AddressParts parts) {
        this.scan = scan;
        this.parts = parts;
    }

    /** The number behind: Hauptstrasse 12a, Berliner Str. 5, Calle Mayor, 5, Via Roma 12. */
    @Nullable
    Line at(int number) {
        int word = scan.is(number, TextScan.JOINED) ? -1 : wordBefore(number);
        if (word < 0 || (!scan.gap(word, " ,.\n#", 2) && word == number - 1) || follows(number)) {
            return null;
        }
        int last = parts.joinedEnd(number);
        boolean capital = scan.is(word, TextScan.CAPITAL);
        boolean suffixed = !scan.is(word, TextScan.NUMBER)
                && scan.length(word) >= 6
                && !scan.is(word, WordKind.COMMON.bit)
                && scan.isStreetName(word);
        if (suffixed) {
            return new Line(nameStart(word), last, capital ? 4 : 3);
        }
        int prefix = prefixBefore(word);
        if (prefix >= 0) {
            boolean strong =
                    scan.is(prefix, WordKind.STREET_PREFIX_STRONG.bit) || scan.view.at(scan.end(prefix)) == '/';
            boolean loud = scan.is(prefix, TextScan.CAPITAL) && scan.is(word, TextScan.CAPITAL);
            return new Line(prefix, last, strong ? 4 : loud ? 3 : 1);
        }
        int points = closingPoints(word);
        if (points > 0) {
            return new Line(nameStart(word), last, points);
        }
        boolean name = capital
                && scan.length(word) > 2
                && !scan.is(
                        word,
                        StreetNames.FUNCTION
                                | WordKind.MONTH.bit
                                | WordKind.COMMON.bit
                                | WordKind.UNIT.bit
                                | WordKind.MEASURE.bit)
                && scan.length(number) <= 4;
        return name ? new Line(nameStart(word), last, 0) : null;
    }

    /** The word before a number, over a mark such as "nr." or n.\u00ba; -1 if there is none. */
    private int wordBefore(int number) {
        int word = number - 1;
        if (scan.is(word, WordKind.MARKER.bit) && scan.length(word) <= 3 && scan.gap(word, " .o:", 2)) {
            return word - 1;
        }
        boolean ordinal = scan.isWord(word, "o") && scan.isWord(word - 1, "n") && scan.gap(word - 1, ".", 1);
        return ordinal ? word - 2 : word;
    }

    /** Of a word that ends a street's name, such as "Strasse" or "ut"; 0 if it is none. */
    private int closingPoints(int word) {
        boolean named = word > 0 && scan.is(word - 1, TextScan.CAPITAL) && scan.gap(word - 1, " -", 1);
        boolean hyphened = scan.view.at(scan.start(word) - 1) == '-';
        boolean closes = scan.is(word, WordKind.STREET_BEFORE_NUMBER.bit) && !scan.is(word - 1, StreetNames.FUNCTION);
        if (named && closes && (!scan.is(word, TextScan.CAPITAL) || hyphened)) {
            return scan.length(word) > 1 ? 4 : 2;
        }
        return named && scan.is(word, StreetNames.STRONG) ? (scan.is(word, WordKind.COMMON.bit) ? 2 : 4) : 0;
    }

    /** Whether what comes after a number shows that it is no house's: a unit of measure, a decimal, a time. */
    private boolean follows(int number) {
        char after = scan.view.at(scan.end(number));
        boolean decimal = (after == '.' || after == ',' || after == ':')
                && Surroundings.isDigit(scan.view.at(scan.end(number) + 1));
        boolean measured = scan.is(number + 1, WordKind.MEASURE.bit)
                && scan.gap(number, " ", 1)
                && !scan.is(number + 1, TextScan.CAPITAL);
        return decimal
                || after == '%'
                || measured
                || Surroundings.isAmount(scan, number, number)
                || StreetNames.isOrdinalEnd(scan, number + 1);
    }

    /** Where a street's name begins that ends with a word. */
    private int nameStart(int word) {
        int first = word;
        while (word - first < 4 && first > 0 && scan.gap(first - 1, " -.'", 2) && scan.gap(first - 1, " -'", 1)) {
            boolean capital = scan.is(first - 1, TextScan.CAPITAL) && !scan.is(first - 1, StreetNames.FUNCTION);
            if (!capital || scan.is(first - 1, WordKind.ADDRESS_CONTEXT.bit)) {
                break;
            }
            first--;
        }
        return first;
    }

    /** The word for streets that a name ending with a token begins with; -1 for none. */
    private int prefixBefore(int word) {
        for (int at = word - 1; at >= Math.max(0, word - StreetNames.MAX_WORDS); at--) {
            if (!scan.gap(at, " .-/'", 2)) {
                return -1;
            }
            boolean calle = scan.isWord(at, "c") && scan.view.at(scan.end(at)) == '/';
            if (scan.is(at, StreetNames.PREFIX) || calle) {
                return StreetNames.end(scan, at + 1) >= word ? at : -1;
            }
            boolean part = scan.is(at, TextScan.CAPITAL | StreetNames.CONNECTOR)
                    || !scan.is(at, WordKind.COMMON.bit | StreetNames.FUNCTION);
            if (!part) {
                return -1;
            }
        }
        return -1;
    }
}
