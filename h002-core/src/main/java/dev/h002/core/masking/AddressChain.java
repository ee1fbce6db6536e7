package dev.h002.core.masking;

/**
 * An address as far as it is read: a street with what is attached to it, and points for each part.
 *
 * <p>Parts are looked for one after the other, behind the street and before it, over commas and line breaks. Words that may be a
 * city count once a region, a postal code or a country follows, or where they stand alone between commas or on a line. Not
 * thread-safe.
 */
final class AddressChain {
    /** How many parts are read on. */
    private static final int MAX_PARTS = 12;

    private static final long NOT_OF_ADDRESS = WordKind.CLOSING.bit
            | WordKind.ADDRESS_CONTEXT.bit
            | WordKind.PHONE_CONTEXT.bit
            | WordKind.ID_CONTEXT.bit
            | WordKind.MONTH.bit
            | WordKind.ORDER.bit
            | WordKind.GIVEN_NAME.bit
            | WordKind.PRODUCT_CONTEXT.bit;

    private final TextScan scan;
    private final AddressParts parts;
    private final AddressGaps gaps;
    private int first;
    private int last;
    private int points;
    private boolean cityRead;
    private boolean regionRead;

    AddressChain(TextScan scan, AddressParts parts, int first, int last, int points) {
        this.scan = scan;
        this.parts = parts;
        gaps = new AddressGaps(scan);
        this.first = first;
        this.last = last;
        this.points = points;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    int points() {
        return points;
    }

    /** Reads what is attached behind. */
    void extendRight() {
        int at = last;
        int pending = 0;
        for (int part = 0; part < MAX_PARTS && gaps.attached(at); part++) {
            int next = at + 1;
            int end = certain(next);
            if (end != AddressParts.NONE) {
                last = end;
                pending = 0;
            } else {
                boolean small = !scan.is(first, TextScan.CAPITAL) && !scan.is(next, TextScan.CAPITAL);
                end = pending < 2 ? parts.cityWords(next, small) : AddressParts.NONE;
                if (end == AddressParts.NONE || (!gaps.divided(at) && !leads(end))) {
                    return;
                }
                pending++;
                cityRead = true;
                if (gaps.divided(at) && !small && !parts.anyOrdinary(next, end) && closes(end)) {
                    last = end;
                }
            }
            at = end;
        }
    }

    /** Whether a city's words go on with what proves them one. */
    private boolean leads(int end) {
        if (!gaps.attached(end)) {
            return false;
        }
        int next = end + 1;
        return parts.postcode(next) != AddressParts.NONE
                || parts.isRegionCode(next, true)
                || (parts.isRegionCode(next, false) && parts.postcode(next + 1) != AddressParts.NONE)
                || parts.region(next) != AddressParts.NONE
                || parts.country(next) != AddressParts.NONE;
    }

    /** Whether a line, clause or text ends behind a token. */
    private boolean closes(int token) {
        char after = scan.view.at(scan.end(token));
        return after == 0
                || after == ','
                || after == '\n'
                || after == '\r'
                || after == '.'
                || after == ';'
                || after == ')'
                || after == '!'
                || after == '?'
                || after == '"'
                || after == '<'
                || after == '|'
                || leads(token);
    }

    /** The last token of a part that proves itself, with its points added. */
    private int certain(int token) {
        int unit = parts.unit(token);
        if (unit != AddressParts.NONE) {
            points += 2;
            return unit;
        }
        int lettered = parts.letteredPostcode(token);
        if (lettered != AddressParts.NONE) {
            points += cityRead || regionRead ? 3 : 2;
            return lettered;
        }
        int numeric = parts.numericPostcode(token);
        if (numeric != AddressParts.NONE) {
            return postcode(numeric);
        }
        boolean codeProven = cityRead || parts.postcode(token + 1) != AddressParts.NONE;
        boolean small = !scan.is(token, TextScan.UPPER);
        boolean zip = parts.numericPostcode(token + 1) != AddressParts.NONE;
        if (parts.isRegionCode(token, false) && codeProven && (!small || zip)) {
            points++;
            regionRead = true;
            return token;
        }
        if (isProvinceCode(token)) {
            return token;
        }
        return place(token);
    }

    /** A region, country or city by its name. */
    private int place(int token) {
        int region = parts.region(token);
        int country = parts.country(token);
        int city = parts.knownCity(token);
        int best = Math.max(region, Math.max(country, city));
        if (best != AddressParts.NONE) {
            points++;
            if (city == best && isDistrict(best + 1)) {
                cityRead = true;
                return best + 1;
            }
            cityRead |= city == best;
            regionRead |= region == best || country == best;
        }
        return best;
    }

    /** A city's part by its number, as in Praha 1. */
    private boolean isDistrict(int token) {
        return scan.isNumber(token)
                && scan.length(token) <= 2
                && scan.gap(token - 1, " ", 1)
                && !scan.joined(token + 1)
                && closes(token);
    }

    /** Two capitals behind a city, as Italian and Brazilian addresses have: (MI), - SP. */
    private boolean isProvinceCode(int token) {
        return cityRead
                && scan.length(token) == 2
                && scan.is(token, TextScan.UPPER)
                && !scan.is(token, WordKind.FUNCTION.bit)
                && !scan.joined(token)
                && !scan.joined(token + 1);
    }

    private int postcode(int end) {
        int known = scan.gap(end, " ,\n-", 3) ? parts.knownCity(end + 1) : AddressParts.NONE;
        if (known != AddressParts.NONE && !cityRead && !regionRead) {
            points += 3;
            cityRead = true;
            return isDistrict(known + 1) ? known + 1 : known;
        }
        boolean leadsCity = scan.is(end + 1, TextScan.CAPITAL)
                && scan.gap(end, " ,\n", 2)
                && parts.cityWords(end + 1, false) != AddressParts.NONE
                && !scan.is(end + 1, WordKind.COMMON.bit);
        if (!cityRead && !regionRead && !leadsCity) {
            return AddressParts.NONE;
        }
        points += 2;
        if (leadsCity && !cityRead && !regionRead) {
            int city = parts.cityWords(end + 1, false);
            cityRead = true;
            points++;
            return parts.anyOrdinary(end + 1, city) ? end + 1 : city;
        }
        return end;
    }

    /** Reads what is attached before: a unit, a number, a postal code with its city, a house's name. */
    void extendLeft() {
        int before = first - 1;
        if (before < 0 || !gaps.attached(before)) {
            return;
        }
        for (int start = Math.max(0, first - 4); start < first; start++) {
            if (parts.unit(start) == before) {
                first = start;
                points += 2;
                return;
            }
        }
        if (scan.is(before, WordKind.UNIT.bit) && scan.is(first, TextScan.NUMBER) && scan.gap(before, " #.", 2)) {
            first = before;
            return;
        }
        if (scan.is(before, TextScan.NUMBER) && scan.length(before) <= 5 && scan.gap(before, " ", 1)) {
            first = before;
            return;
        }
        if (gaps.divided(before)) {
            extendOverName(before);
        }
    }

    private void extendOverName(int before) {
        int start = before + 1;
        while (before + 1 - start < 3
                && start > 0
                && scan.is(start - 1, TextScan.CAPITAL)
                && !scan.is(start - 1, WordKind.FUNCTION.bit | WordKind.CLOSING.bit | WordKind.ADDRESS_CONTEXT.bit)
                && (start == before + 1 || scan.gap(start - 1, " -'", 1))) {
            start--;
        }
        if (start > before) {
            return;
        }
        boolean postcode = start > 0
                && scan.gap(start - 1, " ", 1)
                && scan.is(start - 1, TextScan.NUMBER)
                && (scan.length(start - 1) == 4 || scan.length(start - 1) == 5);
        if (postcode) {
            first = start - 1;
            points += 2;
        } else if (before > start || !scan.is(start, WordKind.COMMON.bit)) {
            boolean begins = start == 0
                    || scan.is(start - 1, WordKind.FUNCTION.bit | WordKind.ADDRESS_CONTEXT.bit)
                    || gaps.divided(start - 1);
            first = begins && !parts.anyOrdinary(start, start) ? start : first;
        }
    }

    /** Reads the parts before that hold a number and nothing but names: "Flat No. 12, Green Park, 9th Main,". */
    void extendOverParts() {
        int at = first;
        for (int part = 0; part < MAX_PARTS / 2 && at > 0 && gaps.divided(at - 1) && gaps.attached(at - 1); part++) {
            int start = at;
            boolean number = false;
            while (start > 0 && at - start < 6 && isOfAddress(start - 1) && (start == at || !gaps.divided(start - 1))) {
                start--;
                number |= scan.isNumber(start);
                if (start > 0 && !gaps.attached(start - 1)) {
                    break;
                }
            }
            if (start == at) {
                return;
            }
            if (number) {
                first = start;
                points++;
            }
            at = start;
        }
    }

    private boolean isOfAddress(int token) {
        long flags = scan.flags(token);
        if ((flags & (TextScan.COVERED | TextScan.CLAIMED)) != 0) {
            return false;
        }
        if ((flags & TextScan.NUMBER) != 0) {
            return scan.length(token) <= 5;
        }
        boolean small = (flags & (WordKind.CONNECTOR.bit | WordKind.UNIT.bit | WordKind.STREET_PREFIX.bit)) != 0
                || scan.joined(token);
        return ((flags & TextScan.CAPITAL) != 0 || small) && (flags & NOT_OF_ADDRESS) == 0;
    }

    void add(int more) {
        points += more;
    }
}
