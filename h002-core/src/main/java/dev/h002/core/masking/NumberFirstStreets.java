package dev.h002.core.masking;

import dev.h002.core.masking.StreetLines.Line;
import org.jspecify.annotations.Nullable;

/** Reads a street whose number stands first: 12 Oak Street, 5 rue de la Paix, 12 Broadway. */
final class NumberFirstStreets {
    private final TextScan scan;
    private final AddressParts parts;

    NumberFirstStreets(TextScan scan, AddressParts parts) {
        this.scan = scan;
        this.parts = parts;
    }

    /** The number first: 12 Oak Street, 221B Baker St, 12 bis rue Monge, 12 Broadway. */
    @Nullable
    Line at(int number) {
        char before = scan.view.at(scan.start(number) - 1);
        if (("$\u20ac\u00a3+:=%_".indexOf(before) >= 0 && before != 0)
                || (".,/-".indexOf(before) >= 0 && Surroundings.isAlphanumeric(scan.view.at(scan.start(number) - 2)))) {
            return null;
        }
        if (scan.is(number, TextScan.JOINED)) {
            return null;
        }
        int house = parts.joinedEnd(number);
        boolean ordinal = house > number && StreetNames.isOrdinalEnd(scan, number + 1);
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
        if (scan.is(name, StreetNames.PREFIX)) {
            Line prefixed = prefixed(number, name);
            if (prefixed != null) {
                return prefixed;
            }
        }
        return comma ? null : typed(number, name);
    }

    /** rue de la Paix, behind its number. */
    private @Nullable Line prefixed(int number, int prefix) {
        int last = StreetNames.end(scan, prefix + 1);
        if (last < 0) {
            return null;
        }
        boolean strong = scan.is(prefix, WordKind.STREET_PREFIX_STRONG.bit);
        boolean linked = scan.is(prefix + 1, StreetNames.CONNECTOR) && !scan.is(prefix + 1, TextScan.CAPITAL);
        boolean french = !scan.is(prefix, TextScan.CAPITAL)
                && (scan.isWord(prefix, "avenue") || scan.isWord(prefix, "boulevard") || scan.isWord(prefix, "quai"));
        return new Line(number, last, strong ? 4 : linked || french ? 3 : 1);
    }

    /** Oak Street, behind its number; or capitalised words without a word for streets. */
    private @Nullable Line typed(int number, int name) {
        Typed read = new Typed();
        int at = name;
        while (at < name + StreetNames.MAX_WORDS
                && at < scan.count()
                && (at == name || continues(at))
                && mayBeName(at)) {
            read.add(at, at > name && !StreetNames.isOrdinalEnd(scan, at));
            at++;
        }
        if (read.type() < 0) {
            return bare(number, name, at - 1);
        }
        boolean loud = scan.is(read.type(), TextScan.CAPITAL);
        if (read.strong < 0) {
            int points = weakPoints(number, name, read.capitalsBefore && loud, read.ordinaryBefore);
            return new Line(number, withDirection(read.type()), points);
        }
        if (read.ordinaryBefore && scan.is(name, WordKind.MEASURE.bit | WordKind.NUMBER_WORD.bit)) {
            return null;
        }
        return new Line(number, withDirection(read.type()), read.capitalsBefore ? 4 : read.ordinaryBefore ? 2 : 3);
    }

    /** Words behind a number as they are read: the last that says street, and what the words before it are like. */
    private final class Typed {
        private int strong = -1;
        private int weak = -1;
        private boolean capitals = true;
        private boolean ordinary;
        private boolean capitalsBefore = true;
        private boolean ordinaryBefore;

        void add(int token, boolean mayBeType) {
            boolean isStrong = mayBeType && scan.is(token, StreetNames.STRONG);
            boolean isWeak = mayBeType && scan.is(token, StreetNames.WEAK);
            strong = isStrong ? token : strong;
            weak = isWeak ? token : weak;
            if (isStrong || (isWeak && strong < 0)) {
                capitalsBefore = capitals;
                ordinaryBefore = ordinary;
            }
            if (!isStrong && !isWeak) {
                boolean capital = scan.is(token, TextScan.CAPITAL);
                capitals &= capital
                        || scan.is(token, TextScan.NUMBER | StreetNames.CONNECTOR)
                        || StreetNames.isOrdinalEnd(scan, token)
                        || scan.length(token) == 1;
                ordinary |= !capital && scan.is(token, WordKind.COMMON.bit) && !scan.is(token, WordKind.DIRECTION.bit);
            }
        }

        int type() {
            return strong >= 0 ? strong : weak;
        }
    }

    private boolean continues(int token) {
        return scan.gap(token - 1, " -'", 1)
                || (scan.length(token - 1) <= 2 && scan.gap(token - 1, ". ", 2))
                || scan.is(token, TextScan.JOINED);
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
            return StreetNames.isOrdinalEnd(scan, token + 1);
        }
        boolean apostrophe = scan.view.at(scan.start(token) - 1) == '\'' || scan.view.at(scan.end(token)) == '\'';
        if (scan.length(token) == 1 && (apostrophe || capital)) {
            return true; // O'Connell Street, King's Road, S 40th St
        }
        if (scan.is(token, StreetNames.FUNCTION) && !StreetNames.isOrdinalEnd(scan, token)) {
            return (capital && scan.is(token, StreetNames.CONNECTOR))
                    || scan.isWord(token, "of")
                    || scan.isWord(token, "the");
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
}
