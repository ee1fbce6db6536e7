package dev.h002.core.masking;

/**
 * What follows or goes before a street: units, postal codes, and names of cities, regions and countries.
 *
 * <p>Each question is put to a token and answered with the last token of what begins there, {@link #NONE} if nothing does.
 */
final class AddressParts {
    static final int NONE = -1;

    private static final long COUNTRY = WordKind.COUNTRY.bit;
    private static final long REGION = WordKind.REGION.bit;
    private static final long CITY = WordKind.CITY.bit;
    private static final long NO_CITY = TextScan.NUMBER
            | WordKind.FUNCTION.bit
            | WordKind.CLOSING.bit
            | WordKind.PHONE_CONTEXT.bit
            | WordKind.ID_CONTEXT.bit
            | WordKind.BIRTH_CONTEXT.bit;

    private static final int MAX_CITY_WORDS = 4;

    private final TextScan scan;
    private final Lexicon lexicon = Lexicon.instance();

    AddressParts(TextScan scan) {
        this.scan = scan;
    }

    /** Apt 4B, Suite 200, #12, 3rd floor, 2. OG. */
    int unit(int token) {
        View view = scan.view;
        if (scan.is(token, WordKind.UNIT.bit)) {
            boolean marked = scan.is(token + 1, WordKind.MARKER.bit) && scan.gap(token, " .", 2);
            int value = marked ? token + 2 : token + 1;
            boolean near = scan.gap(value - 1, " .#:,-", 3) && value < scan.count();
            boolean letter = scan.length(value) == 1 || (scan.length(value) <= 3 && scan.is(value, TextScan.UPPER));
            boolean ordinary = scan.is(value, WordKind.FUNCTION.bit) && !scan.is(value, TextScan.CAPITAL);
            boolean valued =
                    near && !ordinary && ((scan.is(value, TextScan.NUMBER) && scan.length(value) <= 5) || letter);
            return valued ? joinedEnd(value) : NONE;
        }
        boolean door = scan.length(token) == 1 && scan.is(token, TextScan.CAPITAL) && !scan.joined(token);
        if (scan.isWord(token, "st") && (scan.isWord(token + 1, "th") || scan.isWord(token + 1, "tv"))) {
            return token + 1; // Danish: the ground floor, right or left
        }
        if (door
                && !scan.joined(token + 1)
                && scan.isNumber(token + 1)
                && scan.length(token + 1) <= 3
                && scan.gap(token, " ", 1)) {
            return token + 1; // Mannerheimintie 5 A 12
        }
        if (scan.is(token, TextScan.NUMBER)) {
            if (view.at(scan.start(token) - 1) == '#') {
                return scan.length(token) <= 5 ? joinedEnd(token) : NONE;
            }
            if (isFloorAndDoor(token)) {
                return scan.isNumber(token + 2) ? token + 3 : token + 2;
            }
            int word = scan.is(token + 1, TextScan.JOINED) ? token + 2 : token + 1;
            boolean floor =
                    scan.length(token) <= 3 && scan.is(word, WordKind.UNIT.bit) && scan.gap(word - 1, " .o'", 3);
            boolean measured = scan.is(word + 1, TextScan.NUMBER) && scan.gap(word, " ", 1);
            return floor && !measured ? word : NONE;
        }
        return NONE;
    }

    /** 2º B, 1ª C: an ordinal and a door's letter. */
    private boolean isFloorAndDoor(int token) {
        boolean letter = scan.length(token + 2) == 1 && (!scan.isNumber(token + 2) || isOrdinal(token + 3));
        return scan.length(token) <= 2 && isOrdinal(token + 1) && letter && scan.gap(token + 1, " ,.", 2);
    }

    private boolean isOrdinal(int token) {
        return scan.joined(token) && (scan.isWord(token, "o") || scan.isWord(token, "a"));
    }

    /** The last of the tokens that follow without a space, over a dash or slash too: 4B, 12-14, 3/2. */
    int joinedEnd(int token) {
        int last = token;
        for (int i = 0; i < 3; i++) {
            boolean joined = scan.is(last + 1, TextScan.JOINED) && scan.length(last + 1) <= 3;
            boolean ranged = scan.gap(last, "-/", 1)
                    && last + 1 < scan.count()
                    && (scan.is(last + 1, TextScan.NUMBER) ? scan.length(last + 1) <= 4 : scan.length(last + 1) == 1);
            if (!joined && !ranged) {
                break;
            }
            last++;
        }
        return last;
    }

    /** A postal code with letters: British, Irish, Canadian or Dutch, or with a country's letters before it. */
    int letteredPostcode(int token) {
        boolean letters = !scan.is(token, TextScan.NUMBER) && scan.length(token) <= 2;
        if (letters
                && scan.view.at(scan.end(token)) == '-'
                && scan.gap(token, "-", 1)
                && scan.is(token + 1, TextScan.NUMBER)) {
            boolean country =
                    scan.is(token, TextScan.CAPITAL) && scan.length(token + 1) >= 4 && scan.length(token + 1) <= 5;
            return country ? token + 1 : NONE;
        }
        int last = token;
        StringBuilder shape = new StringBuilder(8);
        while (last < scan.count() && last < token + 6 && shape.length() < 8) {
            boolean number = scan.is(last, TextScan.NUMBER);
            if (last > token && scan.start(last) > scan.end(last - 1)) {
                if (shape.indexOf(" ") >= 0 || !scan.gap(last - 1, " ", 1)) {
                    break;
                }
                shape.append(' ');
            }
            shape.append((number ? "9" : "A").repeat(Math.min(8, scan.length(last))));
            int end = postcodeShape(shape.toString(), token, last);
            if (end != NONE) {
                return end;
            }
            last++;
        }
        return NONE;
    }

    private int postcodeShape(String shape, int token, int last) {
        boolean ends = !scan.is(last + 1, TextScan.JOINED);
        boolean known = switch (shape) {
            case "A9 9AA",
                    "A99 9AA",
                    "AA9 9AA",
                    "AA99 9AA",
                    "A9A 9AA",
                    "AA9A 9AA",
                    "A99AA",
                    "A999AA",
                    "AA99AA",
                    "AA999AA",
                    "A9A9AA",
                    "AA9A9AA" -> isInward(last);
            case "A9A 9A9", "A9A9A9", "A99 A9A9", "A99 AA99", "A99 A9AA", "A99 A999", "A99 AAA9" -> true;
            case "9999 AA", "9999AA" -> scan.is(last, TextScan.UPPER) && scan.view.at(scan.start(token)) != '0';
            default -> false;
        };
        return ends && known ? last : NONE;
    }

    /** The letters C, I, K, M, O and V never end a British code (BS 7666). */
    private boolean isInward(int token) {
        for (int i = scan.start(token); i < scan.end(token); i++) {
            if ("cikmov".indexOf(CharFold.lower(scan.view.at(i))) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A postal code of digits: 94107, 94107-1234, 1010, 110 00, 00-950, 1000-001, 01310-100. */
    int numericPostcode(int token) {
        if (!scan.is(token, TextScan.NUMBER)
                || scan.is(token, TextScan.JOINED)
                || scan.is(token + 1, TextScan.JOINED)) {
            return NONE;
        }
        int length = scan.length(token);
        int next = scan.is(token + 1, TextScan.NUMBER) ? scan.length(token + 1) : 0;
        boolean dashed = scan.gap(token, "-", 1);
        boolean spaced = scan.gap(token, " ", 1);
        boolean two = (dashed
                        && ((length == 5 && (next == 4 || next == 3))
                                || (length == 2 && next == 3)
                                || (length == 4 && next == 3)
                                || (length == 3 && next == 4)))
                || (spaced && length == 3 && (next == 2 || next == 3));
        boolean goesOn = scan.isNumber(token + 2) && scan.gap(token + 1, " -", 1);
        if (two && !goesOn && !scan.joined(token + 2)) {
            return token + 1;
        }
        if ((next > 0 && scan.gap(token, "-/", 1)) || (goesOn && next > 0 && spaced)) {
            return NONE; // part of a date or a phone number
        }
        return length >= 4 && length <= 6 && !Surroundings.isAmount(scan, token, token) && !decimal(token)
                ? token
                : NONE;
    }

    private boolean decimal(int token) {
        char after = scan.view.at(scan.end(token));
        return (after == '.' || after == ',' || after == ':')
                && Surroundings.isDigit(scan.view.at(scan.end(token) + 1));
    }

    int postcode(int token) {
        int lettered = letteredPostcode(token);
        return lettered != NONE ? lettered : numericPostcode(token);
    }

    int country(int token) {
        return phrase(token, COUNTRY);
    }

    int region(int token) {
        return phrase(token, REGION);
    }

    int knownCity(int token) {
        return phrase(token, CITY);
    }

    /** A state's or province's letters: NY, N.Y. */
    boolean isRegionCode(int token, boolean capitals) {
        return scan.is(token, WordKind.REGION_CODE.bit) && (!capitals || scan.is(token, TextScan.UPPER));
    }

    private int phrase(int token, long kind) {
        if (token >= scan.count() || scan.is(token, TextScan.NUMBER)) {
            return NONE;
        }
        int best = scan.is(token, kind) && !ordinaryWord(token) ? token : NONE;
        StringBuilder joined = new StringBuilder(scan.lower(token));
        for (int last = token + 1; last < token + Lexicon.MAX_PHRASE && last < scan.count(); last++) {
            if (!scan.gap(last - 1, " -.'\n", 2) || scan.is(last, TextScan.NUMBER)) {
                break;
            }
            joined.append('_').append(scan.lower(last));
            if ((lexicon.phraseKinds(joined.toString()) & kind) != 0) {
                best = last;
            }
        }
        return best;
    }

    /** Whether it is in small letters what most people mean otherwise. */
    private boolean ordinaryWord(int token) {
        return !scan.is(token, TextScan.CAPITAL) && scan.is(token, WordKind.COMMON.bit | WordKind.FUNCTION.bit);
    }

    /** Capitalised words that may name a city, or, where small letters will do, any unknown words. */
    int cityWords(int token, boolean smallLetters) {
        int last = NONE;
        int at = token;
        for (int words = 0; words < MAX_CITY_WORDS && at < scan.count(); words++) {
            if (!isCityWord(at, smallLetters)) {
                break;
            }
            last = at;
            at++;
            at = pastConnectors(at);
            if (!scan.gap(at - 1, " -'", 1) && !(scan.length(at - 1) <= 3 && scan.gap(at - 1, ". ", 2))) {
                break;
            }
        }
        return last;
    }

    /** Over small words such as "am", "upon" or "an der" to the capital behind them; the token itself if there are none. */
    private int pastConnectors(int token) {
        int at = token;
        while (at < token + 3
                && scan.is(at, WordKind.CONNECTOR.bit)
                && !scan.is(at, TextScan.CAPITAL)
                && scan.gap(at - 1, " -'", 1)
                && scan.gap(at, " -'", 1)) {
            at++;
        }
        return at > token && scan.is(at, TextScan.CAPITAL) ? at : token;
    }

    private boolean isCityWord(int token, boolean smallLetters) {
        long flags = scan.flags(token);
        boolean capital = (flags & TextScan.CAPITAL) != 0;
        boolean article = capital && (flags & WordKind.CONNECTOR.bit) != 0 && scan.gap(token, " '-", 1);
        if (article && scan.is(token + 1, TextScan.CAPITAL)) {
            return true; // Le Mans, La Rochelle, A Coruna
        }
        if ((flags & NO_CITY) != 0) {
            return false;
        }
        if (smallLetters && (flags & WordKind.DIRECTION.bit) != 0) {
            return true;
        }
        return capital || (smallLetters && (flags & (WordKind.COMMON.bit | WordKind.MEASURE.bit)) == 0);
    }

    /** Whether one of the words is an ordinary one: "Please", "Call". */
    boolean anyOrdinary(int first, int last) {
        for (int token = first; token <= last; token++) {
            if (scan.is(token, WordKind.COMMON.bit) && !scan.is(token, CITY | WordKind.DIRECTION.bit)) {
                return true;
            }
        }
        return false;
    }
}
