package dev.h002.core.masking;

import org.jspecify.annotations.Nullable;

/** Finds the line of an address that its house number is in: 12 Oak Street, 5 rue de la Paix, Hauptstrasse 12, PO Box 77. */
final class StreetLines {
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
        Line before = scan.length(number) <= 5 ? new NumberLastStreets(scan, parts).at(number) : null;
        Line behind = before != null && before.points() >= 3 ? before : new NumberFirstStreets(scan, parts).at(number);
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
}
