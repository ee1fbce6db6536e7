package dev.h002.core.masking;

/** Digits that may be a phone number, and how they are written. Not thread-safe. */
final class PhoneCandidate {
    private static final int MAX_EXTENSION_DIGITS = 6;

    private final TextScan scan;
    private final DigitGroups groups;
    private final int digits;
    private final int start;
    private final boolean plus;

    PhoneCandidate(TextScan scan, int first, int last) {
        this.scan = scan;
        groups = new DigitGroups(scan, first, last);
        digits = groups.digits();
        int from = scan.start(first);
        boolean sawPlus = false;
        for (int back = 1; back <= 3 && "+( ".indexOf(scan.view.at(scan.start(first) - back)) >= 0; back++) {
            char c = scan.view.at(scan.start(first) - back);
            if (c == 0 || (sawPlus && c == ' ')) {
                break;
            }
            sawPlus |= c == '+';
            from = c == ' ' ? from : scan.start(first) - back;
        }
        start = from;
        plus = sawPlus;
    }

    /** What the words around say of it. */
    PhoneContext context() {
        return new PhoneContext(scan, groups);
    }

    DigitGroups groups() {
        return groups;
    }

    int digits() {
        return digits;
    }

    int count() {
        return groups.count();
    }

    String text() {
        return groups.text();
    }

    /** Where it begins, its plus or bracket included. */
    int start() {
        return start;
    }

    /** Where it ends, its extension and closing bracket included. */
    int end() {
        int end = scan.end(groups.last);
        if (scan.view.at(end) == ')') {
            end++;
        }
        int word = groups.last + 1;
        boolean says = scan.isWord(word, "x") || scan.isWord(word, "ext") || scan.isWord(word, "extension");
        boolean follows = says
                && scan.gap(groups.last, " ,;(#", 3)
                && scan.is(word + 1, TextScan.NUMBER)
                && scan.length(word + 1) <= MAX_EXTENSION_DIGITS
                && scan.gap(word, " .:#", 3);
        return follows ? scan.end(word + 1) : end;
    }

    boolean isInternational() {
        int first = scan.start(groups.first);
        boolean zeros = scan.view.at(first) == '0' && scan.view.at(first + 1) == '0';
        return plus || ((zeros || isDialledOut()) && !isProductNumber());
    }

    /** The prefix for calls abroad from North America. */
    private boolean isDialledOut() {
        return groups.count() > 2 && scan.isWord(groups.first, "011");
    }

    private int prefixLength() {
        return plus ? 0 : isDialledOut() ? 3 : 2;
    }

    /** The digits from the country's code on; a trunk prefix in brackets behind it goes, as in +44 (0)20. */
    String withoutPrefix(String text) {
        String code = text.substring(prefixLength());
        for (int token = groups.first + 1; token <= groups.last; token++) {
            boolean trunk = scan.length(token) == 1
                    && scan.view.at(scan.start(token)) == '0'
                    && scan.view.at(scan.start(token) - 1) == '('
                    && scan.view.at(scan.end(token)) == ')';
            if (trunk) {
                int at = digitsBefore(token) - prefixLength();
                return code.substring(0, at) + code.substring(at + 1);
            }
        }
        return code;
    }

    private int digitsBefore(int token) {
        return new DigitGroups(scan, groups.first, token - 1).digits();
    }

    /** Whether it is a date, an amount, a range of years or something else that is certainly no phone number. */
    boolean isExcluded() {
        char after = scan.view.at(scan.end(groups.last));
        char afterThat = scan.view.at(scan.end(groups.last) + 1);
        boolean goesOn = ((after == '.' || after == ',' || after == ':' || (after == '/' && digits < 9))
                        && Surroundings.isDigit(afterThat))
                || after == '_'
                || (Surroundings.isAlphanumeric(after) && after != 'x' && after != 'e');
        boolean fraction = groups.count() == 2 && groups.length(0) == 1 && groups.separatedBy('.');
        boolean decimal = groups.count() > 1
                && groups.count() < 4
                && groups.length(groups.count() - 1) <= 2
                && scan.view.at(scan.end(groups.last - 1)) == '.'
                && (groups.count() == 2 || scan.gap(groups.first, ") ", 2));
        boolean years = groups.shaped(4, 4) && isYear(0) && isYear(1);
        boolean zipPlusFour = groups.shaped(5, 4) && groups.separatedBy('-');
        boolean ssn = groups.shaped(3, 2, 4) && groups.separatedBy('-');
        boolean dotted = groups.count() == 4 && groups.separatedBy('.') && allBytes();
        boolean isbn = digits == 13
                && groups.count() > 1
                && (groups.text().startsWith("978") || groups.text().startsWith("979"));
        boolean date = groups.isDate() || startsWithDate();
        int unit = groups.last + 1;
        boolean measured = scan.is(unit, WordKind.MEASURE.bit)
                && scan.length(unit) <= 3
                && !scan.isWord(unit, "x")
                && !scan.isWord(unit, "ext")
                && !scan.is(unit, WordKind.FUNCTION.bit | TextScan.CAPITAL)
                && scan.gap(groups.last, " ", 1);
        return goesOn
                || fraction
                || decimal
                || years
                || zipPlusFour
                || ssn
                || dotted
                || isbn
                || date
                || measured
                || isAmount();
    }

    private boolean isAmount() {
        return !plus && Surroundings.isAmount(scan, groups.first, groups.last);
    }

    private boolean isYear(int group) {
        int year = groups.value(group);
        return year >= 1800 && year < 2200;
    }

    private boolean allBytes() {
        for (int i = 0; i < groups.count(); i++) {
            if (groups.length(i) > 3 || groups.value(i) > 255) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWithDate() {
        return groups.count() > 3
                && new DigitGroups(scan, groups.first, groups.first + 2).isDate()
                && scan.view.at(scan.end(groups.first + 2)) != scan.view.at(scan.end(groups.first));
    }

    boolean isProductNumber() {
        return Surroundings.isProductNumber(scan, groups.first);
    }

    boolean isCommercial() {
        return Surroundings.isCommercial(scan, groups.first, groups.last);
    }

    /** Whether nothing else stands on its line, of two lines or more. */
    boolean isAlone() {
        View view = scan.view;
        char before = view.at(start - 1);
        char after = view.at(end());
        boolean starts = before == 0 || before == '\n' || before == '\r';
        boolean ends = after == 0 || after == '\n' || after == '\r';
        return starts && ends && before != after;
    }

    boolean isThreeThreeFour() {
        return groups.shaped(3, 3, 4);
    }

    /** Four pairs with dashes, as in 76-23-53-33. */
    boolean isInDashedPairs() {
        return groups.shaped(2, 2, 2, 2) && groups.separatedBy('-') && !isCommercial();
    }

    /** Whether it has groups as phone numbers do: none of one digit but the first, and at most six. */
    boolean looksGrouped() {
        int singles = 0;
        for (int i = 1; i < groups.count(); i++) {
            singles += groups.length(i) == 1 ? 1 : 0;
        }
        boolean goesOn = scan.length(groups.last + 1) == 1 && scan.isNumber(groups.last + 1);
        boolean spelledOut = singles == groups.count() - 1 && groups.length(0) == 1 && !goesOn;
        return (singles == 0 && groups.count() <= 6) || spelledOut;
    }

    /** Three, three and four digits, with dashes, dots or a bracket, and the country's one before them or not. */
    boolean isNorthAmerican() {
        boolean ten = groups.shaped(3, 3, 4);
        boolean eleven = (groups.shaped(1, 3, 3, 4) && groups.value(0) == 1)
                || (groups.shaped(3, 3, 3, 4) && groups.value(0) == 1);
        int second = groups.first + (ten ? 1 : 2);
        boolean spaced = scan.gap(second - 1, " ", 1) && scan.gap(second, " ", 1);
        return (ten || eleven) && !spaced;
    }

    /** Whether nothing but blanks keeps its groups apart. */
    boolean isSpaced() {
        return !plus && groups.separatedBy(' ');
    }

    /** Whether its first digits stand in brackets. */
    boolean hasAreaCode() {
        return scan.view.at(scan.start(groups.first) - 1) == '(' && scan.view.at(scan.end(groups.first)) == ')';
    }

    /** Whether numbers go on before or behind it, or each is as much larger than the one before, as in a list of sizes. */
    boolean isInSeries() {
        boolean goesOn = (scan.isNumber(groups.first - 1) && scan.gap(groups.first - 1, " ,", 2))
                || (scan.isNumber(groups.last + 1) && scan.gap(groups.last, " ,", 2));
        boolean even = groups.count() > 2;
        boolean round = true;
        int step = groups.value(1) - groups.value(0);
        for (int i = 0; i < groups.count(); i++) {
            even &= i == 0 || groups.value(i) - groups.value(i - 1) == step;
            round &= groups.value(i) % 10 == 0;
        }
        return goesOn || even || round;
    }
}
