package dev.h002.core.masking;

/** What the words around a number say that it is: somebody's phone number, or another kind of number. */
final class PhoneContext {
    /** How many tokens before and behind may hold the word that says it is a phone number. */
    private static final int CONTEXT_BEFORE = 12;

    private static final int CONTEXT_BEHIND = 5;

    private static final int RIGHT_BEFORE = 4;

    private final TextScan scan;
    private final DigitGroups groups;

    PhoneContext(TextScan scan, DigitGroups groups) {
        this.scan = scan;
        this.groups = groups;
    }

    /** Whether one of these words stands in the same sentence. */
    boolean near(long kinds) {
        return Surroundings.before(scan, groups.first, CONTEXT_BEFORE, kinds)
                || Surroundings.behind(scan, groups.last, CONTEXT_BEHIND, kinds);
    }

    /** Whether one of these words stands right before, or it is called somebody's number. */
    boolean isNamedPhone(long kinds) {
        return Surroundings.before(scan, groups.first, RIGHT_BEFORE, kinds) || isCalledNumber();
    }

    /** Whether one of these words stands before with nothing but small words between: "call me at", "phone no." */
    boolean isDialled(long kinds) {
        for (int token = groups.first - 1; token >= Math.max(0, groups.first - CONTEXT_BEFORE); token--) {
            if (scan.is(token, kinds)) {
                return true;
            }
            if (!scan.is(token, WordKind.FUNCTION.bit | WordKind.MARKER.bit)) {
                return false;
            }
        }
        return false;
    }

    /** Whether words such as "tax id" announce it. */
    boolean isNationalId() {
        return NationalIdFinder.isAnnounced(scan, groups.first);
    }

    /** Whether the nearest word before that says what it is says one thing and not the other. */
    boolean isAnnouncedAs(long kinds, long others) {
        for (int token = groups.first - 1; token >= Math.max(0, groups.first - RIGHT_BEFORE); token--) {
            if (scan.is(token, kinds | others)) {
                return !scan.is(token, others);
            }
        }
        return false;
    }

    /** "My number is", "her new number", "the right number". */
    boolean isCalledNumber() {
        for (int token = groups.first - 1; token >= Math.max(1, groups.first - RIGHT_BEFORE); token--) {
            boolean number = scan.isWord(token, "number") || scan.isWord(token, "numbers");
            if (number && (isWhose(token - 1) || isWhose(token - 2))) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhose(int token) {
        return scan.isWord(token, "my")
                || scan.isWord(token, "new")
                || scan.isWord(token, "his")
                || scan.isWord(token, "her")
                || scan.isWord(token, "our")
                || scan.isWord(token, "their")
                || scan.isWord(token, "contact");
    }
}
