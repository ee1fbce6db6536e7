package dev.h002.core.masking;

import org.jspecify.annotations.Nullable;

/** Finds the line of an address that its house number is in: 12 Oak Street, 5 rue de la Paix, Hauptstrasse 12, PO Box 77. */
final class StreetLines {
    private static final long STRONG = WordKind.STREET_STRONG.bit;
    private static final long WEAK = WordKind.STREET_WEAK.bit;
    private static final long PREFIX = WordKind.STREET_PREFIX.bit | WordKind.STREET_PREFIX_STRONG.bit;
    private static final long CONNECTOR = WordKind.CONNECTOR.bit;
    private static final long FUNCTION = WordKind.FUNCTION.bit;
    private static final int MAX_NAME = 6;

    private final TextScan scan;
    private final AddressParts parts;

    StreetLines(TextScan scan, AddressParts parts) {
        this.scan = scan;
        this.parts = parts;
    }

    /**
     * A line and how surely it is one.
     *
     * @param points 4 for what is hardly ever anything else, 0 for what needs all the rest of an address
     */
    record Line(int first, int last, int points) {}

    /** The line around a number, null if it is in none. */
    @Nullable
    Line at(int number) {
        if (scan.length(number) > 6) {
            return null;
        }
        Line box = box(number);
        if (box != null) {
            return box;
        }
        Line before = scan.length(number) <= 5 ? streetBefore(number) : null;
        Line behind = before != null && before.points() >= 3 ? before : streetBehind(number);
        if (before == null || (behind != null && behind.points() > before.points())) {
            return behind;
        }
        return before;
    }

    /** PO Box 77, P.O. Box 77, Postfach 77, BP 77, Apartado de Correos 77. */
    private @Nullable Line box(int number) {
        int word = number - 1;
        if (!scan.gap(word, " #.:\n", 3)) {
            return null;
        }
        int last = parts.joinedEnd(number);
        if (scan.isWord(word, "box")) {
            boolean post = scan.isWord(word - 1, "po") || scan.isWord(word - 1, "gpo") || scan.isWord(word - 1, "pob");
            boolean dotted = scan.isWord(word - 1, "o") && scan.isWord(word - 2, "p") && scan.gap(word - 2, ". ", 2);
            boolean office = scan.isWord(word - 1, "office") || scan.isWord(word - 1, "mail");
            int first = post ? word - 1 : dotted || office ? word - 2 : -1;
            boolean alone = scan.is(word, TextScan.CAPITAL) && !scan.is(word - 1, TextScan.CAPITAL);
            return first >= 0 ? new Line(first, last, 4) : alone ? new Line(word, last, 0) : null;
        }
        while (last < number + 3
                && scan.is(word, WordKind.POST_BOX.bit)
                && scan.gap(last, " ", 1)
                && scan.isNumber(last + 1)
                && scan.length(last + 1) <= 2) {
            last++; // Postfach 84 85 12
        }
        boolean named = scan.isWord(word, "postfach")
                || scan.isWord(word, "postbus")
                || scan.isWord(word, "pobox")
                || scan.isWord(word, "postboks")
                || scan.isWord(word, "casilla")
                || scan.isWord(word, "apartado");
        boolean bp = scan.isWord(word, "bp") && scan.is(word, TextScan.UPPER);
        boolean correos = (scan.isWord(word, "correos") || scan.isWord(word, "correo"))
                && scan.is(word - 2, WordKind.POST_BOX.bit);
        boolean skrytka = scan.isWord(word, "pocztowa") || scan.isWord(word, "poczt");
        int start = correos ? word - 2 : skrytka ? word - 1 : word;
        return named || bp || correos || skrytka ? new Line(start, last, bp ? 2 : 4) : null;
    }

    /** The number first: 12 Oak Street, 221B Baker St, 12 bis rue Monge, 12 Broadway. */
    private @Nullable Line streetBehind(int number) {
        char before = scan.view.at(scan.start(number) - 1);
        if (("$\u20ac\u00a3+:=%_".indexOf(before) >= 0 && before != 0)
                || (".,/-".indexOf(before) >= 0 && Surroundings.isAlphanumeric(scan.view.at(scan.start(number) - 2)))) {
            return null;
        }
        if (scan.is(number, TextScan.JOINED)) {
            return null;
        }
        int house = parts.joinedEnd(number);
        boolean ordinal = house > number && isOrdinalEnd(number + 1);
        int name = ordinal ? number : house + 1;
        if (scan.isWord(name, "o") && scan.isWord(name + 1, "clock")) {
            return null;
        }
        if (scan.isWord(name, "bis") || scan.isWord(name, "ter")) {
            name++;
        }
        boolean near = ordinal || (scan.gap(name - 1, " ,\n", 2) && scan.start(name) > scan.end(name - 1));
        if (!near || name >= scan.count() || ordinal) {
            return null;
        }
        boolean comma = scan.view.at(scan.end(name - 1)) == ',';
        if (scan.is(name, PREFIX)) {
            Line prefixed = prefixed(number, name);
            if (prefixed != null) {
                return prefixed;
            }
        }
        return comma ? null : typed(number, name);
    }

    private boolean isOrdinalEnd(int token) {
        return scan.is(token, TextScan.JOINED)
                && (scan.isWord(token, "st")
                        || scan.isWord(token, "nd")
                        || scan.isWord(token, "rd")
                        || scan.isWord(token, "th"));
    }

    /** rue de la Paix, behind its number. */
    private @Nullable Line prefixed(int number, int prefix) {
        int last = nameEnd(prefix + 1);
        if (last < 0) {
            return null;
        }
        boolean strong = scan.is(prefix, WordKind.STREET_PREFIX_STRONG.bit);
        boolean linked = scan.is(prefix + 1, CONNECTOR) && !scan.is(prefix + 1, TextScan.CAPITAL);
        boolean french = !scan.is(prefix, TextScan.CAPITAL)
                && (scan.isWord(prefix, "avenue") || scan.isWord(prefix, "boulevard") || scan.isWord(prefix, "quai"));
        return new Line(number, last, strong ? 4 : linked || french ? 3 : 1);
    }

    /** The last word of a street's name that begins at a token: capitalised words with small ones between; -1 for none. */
    private int nameEnd(int token) {
        int last = -1;
        int named = token;
        while (named < token + 3 && scan.is(named, CONNECTOR) && !scan.is(named, TextScan.CAPITAL)) {
            named++;
        }
        boolean small = !scan.is(named, TextScan.CAPITAL);
        for (int at = token; at < token + MAX_NAME && at < scan.count(); at++) {
            if (!scan.gap(at - 1, " -'./", 2)) {
                break;
            }
            boolean capital = scan.is(at, TextScan.CAPITAL);
            boolean year = scan.is(at, TextScan.NUMBER) && at > token && scan.is(at + 1, WordKind.MONTH.bit);
            boolean unknown = small && !scan.is(at, WordKind.COMMON.bit | FUNCTION | TextScan.NUMBER);
            boolean link = scan.is(at, CONNECTOR) && at + 1 < scan.count();
            if ((capital && !(scan.is(at, FUNCTION) && !link))
                    || unknown
                    || (scan.is(at, WordKind.MONTH.bit) && last > 0)) {
                last = at;
            } else if (!link && !year) {
                break;
            }
        }
        return last;
    }

    /** Oak Street, behind its number; or capitalised words without a word for streets. */
    private @Nullable Line typed(int number, int name) {
        int strong = -1;
        int weak = -1;
        boolean capitals = true;
        boolean ordinary = false;
        boolean capitalsBefore = true;
        boolean ordinaryBefore = false;
        int at = name;
        for (; at < name + MAX_NAME && at < scan.count(); at++) {
            boolean near = at == name
                    || scan.gap(at - 1, " -'", 1)
                    || (scan.length(at - 1) <= 2 && scan.gap(at - 1, ". ", 2))
                    || scan.is(at, TextScan.JOINED);
            if (!near || !mayBeName(at)) {
                break;
            }
            boolean type = at > name && !isOrdinalEnd(at);
            boolean isStrong = type && scan.is(at, STRONG);
            boolean isWeak = type && scan.is(at, WEAK);
            strong = isStrong ? at : strong;
            weak = isWeak ? at : weak;
            if (isStrong || (isWeak && strong < 0)) {
                capitalsBefore = capitals;
                ordinaryBefore = ordinary;
            }
            if (!type || !scan.is(at, STRONG | WEAK)) {
                capitals &= scan.is(at, TextScan.CAPITAL | TextScan.NUMBER | CONNECTOR)
                        || isOrdinalEnd(at)
                        || scan.length(at) == 1;
                ordinary |= !scan.is(at, TextScan.CAPITAL)
                        && scan.is(at, WordKind.COMMON.bit)
                        && !scan.is(at, WordKind.DIRECTION.bit);
            }
        }
        int type = strong >= 0 ? strong : weak;
        if (type < 0) {
            return bare(number, name, at - 1);
        }
        boolean loud = scan.is(type, TextScan.CAPITAL);
        int points = strong >= 0
                ? (capitalsBefore ? 4 : ordinaryBefore ? 2 : 3)
                : weakPoints(number, name, capitalsBefore && loud, ordinaryBefore);
        if (strong >= 0 && ordinaryBefore && scan.is(name, WordKind.MEASURE.bit | WordKind.NUMBER_WORD.bit)) {
            return null;
        }
        return new Line(number, withDirection(type), points);
    }

    /** Of a street whose word is an ordinary one, such as Trail or Gardens; "at" or "from" before its number speaks for it. */
    private int weakPoints(int number, int name, boolean capitals, boolean ordinary) {
        if (!capitals) {
            return ordinary ? -1 : 0;
        }
        boolean placed = scan.isWord(number - 1, "at")
                || scan.isWord(number - 1, "on")
                || scan.isWord(number - 1, "from")
                || scan.isWord(number - 1, "to")
                || scan.isWord(number - 1, "near");
        return placed && !scan.is(name, WordKind.COMMON.bit | WordKind.NUMBER_WORD.bit) ? 3 : 2;
    }

    private boolean mayBeName(int token) {
        boolean capital = scan.is(token, TextScan.CAPITAL);
        if (scan.is(token, TextScan.NUMBER)) {
            return isOrdinalEnd(token + 1);
        }
        boolean apostrophe = scan.view.at(scan.start(token) - 1) == '\'' || scan.view.at(scan.end(token)) == '\'';
        if (scan.length(token) == 1 && (apostrophe || capital)) {
            return true; // O'Connell Street, King's Road, S 40th St
        }
        if (scan.is(token, FUNCTION) && !isOrdinalEnd(token)) {
            return (capital && scan.is(token, CONNECTOR)) || scan.isWord(token, "of") || scan.isWord(token, "the");
        }
        return capital || !scan.is(token, WordKind.MEASURE.bit);
    }

    private @Nullable Line bare(int number, int name, int last) {
        int end = Math.min(last, name + 2);
        for (int at = name; at <= end; at++) {
            if (!scan.is(at, TextScan.CAPITAL) || scan.is(at, WordKind.MONTH.bit)) {
                end = at - 1;
            }
        }
        boolean ordinary = end >= name && scan.is(name, WordKind.COMMON.bit | WordKind.MEASURE.bit | WordKind.UNIT.bit);
        return end < name || ordinary ? null : new Line(number, end, 0);
    }

    private int withDirection(int type) {
        boolean direction = scan.is(type + 1, WordKind.DIRECTION.bit)
                && scan.is(type + 1, TextScan.CAPITAL)
                && (scan.gap(type, " ", 1) || scan.gap(type, ". ", 2));
        return direction ? type + 1 : type;
    }

    /** The number behind: Hauptstrasse 12a, Berliner Str. 5, Calle Mayor, 5, Via Roma 12. */
    private @Nullable Line streetBefore(int number) {
        int word = number - 1;
        if (word < 0 || scan.is(number, TextScan.JOINED)) {
            return null;
        }
        if (scan.is(word, WordKind.MARKER.bit) && scan.length(word) <= 3 && scan.gap(word, " .o:", 2)) {
            word--;
        }
        if (word > 0 && scan.isWord(word, "o") && scan.isWord(word - 1, "n") && scan.gap(word - 1, ".", 1)) {
            word -= 2; // n.\u00ba 1
        }
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
        boolean closes = scan.is(word, WordKind.STREET_BEFORE_NUMBER.bit)
                && scan.is(word - 1, TextScan.CAPITAL)
                && !scan.is(word - 1, FUNCTION)
                && scan.gap(word - 1, " -", 1);
        boolean hyphened = scan.view.at(scan.start(word) - 1) == '-';
        if (closes && (!capital || hyphened)) {
            return new Line(nameStart(word), last, scan.length(word) > 1 ? 4 : 2);
        }
        if (scan.is(word, STRONG) && word > 0 && scan.is(word - 1, TextScan.CAPITAL) && scan.gap(word - 1, " -", 1)) {
            return new Line(nameStart(word), last, scan.is(word, WordKind.COMMON.bit) ? 2 : 4);
        }
        boolean name = capital
                && scan.length(word) > 2
                && !scan.is(
                        word,
                        FUNCTION | WordKind.MONTH.bit | WordKind.COMMON.bit | WordKind.UNIT.bit | WordKind.MEASURE.bit)
                && scan.length(number) <= 4;
        return name ? new Line(nameStart(word), last, 0) : null;
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
                || isOrdinalEnd(number + 1);
    }

    /** Where a street's name begins that ends with a word. */
    private int nameStart(int word) {
        int first = word;
        while (word - first < 4 && first > 0 && scan.gap(first - 1, " -.'", 2) && scan.gap(first - 1, " -'", 1)) {
            boolean capital = scan.is(first - 1, TextScan.CAPITAL) && !scan.is(first - 1, FUNCTION);
            if (!capital || scan.is(first - 1, WordKind.ADDRESS_CONTEXT.bit)) {
                break;
            }
            first--;
        }
        return first;
    }

    /** The word for streets that a name ending with a token begins with; -1 for none. */
    private int prefixBefore(int word) {
        for (int at = word - 1; at >= Math.max(0, word - MAX_NAME); at--) {
            if (!scan.gap(at, " .-/'", 2)) {
                return -1;
            }
            boolean calle = scan.isWord(at, "c") && scan.view.at(scan.end(at)) == '/';
            if (scan.is(at, PREFIX) || calle) {
                return nameEnd(at + 1) >= word ? at : -1;
            }
            boolean part = scan.is(at, TextScan.CAPITAL | CONNECTOR) || !scan.is(at, WordKind.COMMON.bit | FUNCTION);
            if (!part) {
                return -1;
            }
        }
        return -1;
    }
}
