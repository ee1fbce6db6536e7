package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.core.masking.StreetLines.Line;
import org.jspecify.annotations.Nullable;

/**
 * Finds postal addresses: a street line with what is attached to it (unit, city, region, postal code, country, over commas and line
 * breaks), post office boxes, a city with state and postal code, and a postal code alone beside a word for it.
 *
 * <p>Every address has a number, so only numbers are looked at. The street's line brings up to four points, each part that is
 * attached one to three, a word such as "address" or "deliver" before it two; prices near take two. From {@value #ENOUGH} points
 * on it is one.
 */
final class AddressFinder implements Finder {
    private static final int ENOUGH = 3;
    private static final long CONTEXT = WordKind.ADDRESS_CONTEXT.bit;
    private static final long POSTAL = WordKind.POSTAL_CONTEXT.bit;
    /** How far from its number a word for streets may stand. */
    private static final int STREET_BEHIND = 6;

    private static final int POSTCODE_NEAR = 4;
    private static final long NO_PLACE = WordKind.FUNCTION.bit
            | CONTEXT
            | POSTAL
            | TextScan.NUMBER
            | WordKind.ORDER.bit
            | WordKind.PRODUCT_CONTEXT.bit
            | WordKind.ID_CONTEXT.bit
            | WordKind.MARKER.bit;

    private static final int CONTEXT_NEAR = 8;
    private static final int CONTEXT_RIGHT_BEFORE = 3;

    @Override
    public int clues() {
        return Clues.ANY_DIGIT;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        AddressParts parts = null;
        int readTo = 0;
        for (int i = 0; i < scan.numbers(); i++) {
            int token = scan.number(i);
            if (token < readTo || scan.is(token, TextScan.CLAIMED) || !mayHoldAddress(scan, token)) {
                continue;
            }
            parts = parts == null ? new AddressParts(scan) : parts;
            AddressChain chain = read(scan, parts, new StreetLines(scan, parts), token);
            if (chain != null && chain.first() >= readTo) {
                Evidence evidence = near(scan, chain.first()) ? Evidence.CONTEXT : Evidence.SHAPED;
                found.add(scan, EntityType.ADDRESS, scan.start(chain.first()), scan.end(chain.last()), evidence);
                readTo = chain.last() + 1;
            }
        }
    }

    private static @Nullable AddressChain read(TextScan scan, AddressParts parts, StreetLines lines, int number) {
        Line line = lines.at(number);
        if (line != null && line.points() >= 0) {
            AddressChain chain = new AddressChain(scan, parts, line.first(), line.last(), line.points());
            chain.extendRight();
            chain.extendLeft();
            chain.extendOverParts();
            chain.add(surroundings(scan, chain));
            if (chain.points() >= ENOUGH) {
                return chain;
            }
        }
        AddressChain town = town(scan, parts, number);
        return town != null ? town : postcodeAlone(scan, parts, number);
    }

    /** A quick look: a capital or a word for streets stands where an address has one, or letters make a postal code. */
    private static boolean mayHoldAddress(TextScan scan, int number) {
        if (scan.joined(number)) {
            return scan.length(number - 1) <= 2;
        }
        if (isDecimalOrAmount(scan.view, scan.start(number), scan.end(number))) {
            return false;
        }
        if (scan.capital(number - 1) || scan.capital(number + 1) || scan.isStreetName(number - 1)) {
            return true;
        }
        if (scan.hints(number - 1, Lexicon.STREET | Lexicon.PLACE) || scan.hints(number + 1, Lexicon.STREET)) {
            return true;
        }
        boolean behind = false;
        for (int token = number + 2; token <= number + STREET_BEHIND; token++) {
            behind |= scan.hints(token, Lexicon.STREET);
        }
        if (behind && !scan.is(number + 1, WordKind.FUNCTION.bit | WordKind.MEASURE.bit)) {
            return true;
        }
        boolean before = false;
        for (int token = number - POSTCODE_NEAR; token < number; token++) {
            before |= scan.length(number) >= 3 && scan.hints(token, Lexicon.PLACE);
        }
        return before
                || (scan.joined(number + 1) && scan.capital(number + 2))
                || scan.is(number - 1, WordKind.STREET_BEFORE_NUMBER.bit);
    }

    private static boolean isDecimalOrAmount(View view, int start, int end) {
        char before = view.at(start - 1);
        char after = view.at(end);
        return ((before == '.' || before == ',' || before == ':') && Surroundings.isDigit(view.at(start - 2)))
                || ((after == '.' || after == ':') && Surroundings.isDigit(view.at(end + 1)))
                || before == '$'
                || before == '\u20ac'
                || before == '\u00a3'
                || after == '%';
    }

    private static int surroundings(TextScan scan, AddressChain chain) {
        if (Surroundings.before(scan, chain.first(), CONTEXT_RIGHT_BEFORE, CONTEXT)) {
            return 3;
        }
        if (near(scan, chain.first())) {
            return 2;
        }
        return Surroundings.isCommercial(scan, chain.first(), chain.last()) ? -2 : 0;
    }

    private static boolean near(TextScan scan, int first) {
        return Surroundings.before(scan, first, CONTEXT_NEAR, CONTEXT);
    }

    /** A city with what proves it: Springfield, IL 62704; London SW1A 1AA; Toronto, ON M5V 2T6; 1012 AB Amsterdam. */
    private static @Nullable AddressChain town(TextScan scan, AddressParts parts, int number) {
        boolean joined = scan.is(number, TextScan.JOINED);
        int code = joined ? number - 1 : number;
        int end = parts.postcode(code);
        if (end == AddressParts.NONE || scan.is(code, TextScan.JOINED)) {
            return null;
        }
        boolean lettered = parts.letteredPostcode(code) != AddressParts.NONE;
        int region = code - 1;
        boolean hasRegion = region >= 0 && parts.isRegionCode(region, true) && scan.gap(region, " ,\n.", 2);
        int city = hasRegion ? region - 1 : region;
        int first = city;
        while (city - first < 3
                && first >= 0
                && isPlaceWord(scan, first)
                && (first == city || scan.gap(first, " -", 1))) {
            first--;
        }
        first++;
        boolean oneWord = first == city && scan.gap(city, " ", 1) && parts.knownCity(city) == AddressParts.NONE;
        boolean ordinary = oneWord && scan.is(city, WordKind.COMMON.bit);
        boolean hasCity = city >= 0 && first <= city && scan.gap(city, " ,\n", 2) && !ordinary;
        boolean zip = hasRegion && scan.length(code) == 5;
        if (zip && isMilitary(scan, city)) {
            return new AddressChain(scan, parts, militaryStart(scan, city), end, ENOUGH);
        }
        if (hasCity && (lettered || zip)) {
            return extended(new AddressChain(scan, parts, first, end, ENOUGH));
        }
        if (!lettered && !isYear(scan, code)) {
            AddressChain chain = besideCity(scan, parts, code, end);
            if (chain != null) {
                return chain;
            }
        }
        return zip && near(scan, region) ? new AddressChain(scan, parts, region, end, ENOUGH) : null;
    }

    private static AddressChain extended(AddressChain chain) {
        chain.extendRight();
        chain.extendOverParts();
        return chain;
    }

    private static boolean isYear(TextScan scan, int number) {
        return scan.length(number) == 4
                && (scan.view.at(scan.start(number)) == '1' || scan.view.at(scan.start(number)) == '2');
    }

    /** 400053 behind or before the name of a city that is known: that needs one part more, or a word for addresses. */
    private static @Nullable AddressChain besideCity(TextScan scan, AddressParts parts, int code, int end) {
        AddressChain chain = null;
        for (int first = Math.max(0, code - 3); first < code && chain == null; first++) {
            boolean place = parts.knownCity(first) == code - 1 || parts.region(first) == code - 1;
            boolean ends = place && scan.gap(code - 1, " ,-\n", 3);
            chain = ends ? new AddressChain(scan, parts, first, end, ENOUGH - 1) : null;
        }
        int city = parts.knownCity(end + 1);
        if (chain == null && city != AddressParts.NONE && scan.gap(end, " \n", 1)) {
            chain = new AddressChain(scan, parts, code, city, ENOUGH - 1);
        }
        if (chain == null) {
            return null;
        }
        extended(chain);
        chain.add(surroundings(scan, chain));
        return chain.points() >= ENOUGH ? chain : null;
    }

    private static boolean isMilitary(TextScan scan, int token) {
        return scan.isWord(token, "apo") || scan.isWord(token, "fpo") || scan.isWord(token, "dpo");
    }

    /** Where the ship or unit before an APO, FPO or DPO begins. */
    private static int militaryStart(TextScan scan, int post) {
        int first = post;
        while (post - first < 6
                && scan.gap(first - 1, " ,\n\r#", 2)
                && scan.is(first - 1, TextScan.CAPITAL | TextScan.NUMBER)
                && !scan.is(first - 1, WordKind.FUNCTION.bit | CONTEXT)) {
            first--;
        }
        return first;
    }

    private static boolean isPlaceWord(TextScan scan, int token) {
        return scan.is(token, TextScan.CAPITAL) && !scan.is(token, NO_PLACE);
    }

    private static @Nullable AddressChain postcodeAlone(TextScan scan, AddressParts parts, int number) {
        int code = scan.is(number, TextScan.JOINED) ? number - 1 : number;
        boolean named = Surroundings.before(scan, code, POSTCODE_NEAR, POSTAL) || scan.isWord(code - 1, "plz");
        boolean lettered = parts.letteredPostcode(code) != AddressParts.NONE;
        boolean at = scan.isWord(code - 1, "in") || scan.isWord(code - 1, "to") || scan.isWord(code - 1, "at");
        boolean lives = (lettered || (at && scan.length(code) == 5))
                && Surroundings.before(scan, code, CONTEXT_RIGHT_BEFORE, CONTEXT);
        int end = named || lives ? parts.postcode(code) : AddressParts.NONE;
        return end == AddressParts.NONE || scan.is(code, TextScan.JOINED)
                ? null
                : new AddressChain(scan, parts, code, end, ENOUGH);
    }
}
