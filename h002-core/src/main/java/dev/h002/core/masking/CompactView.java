package dev.h002.core.masking;

/**
 * A folded text's letters and digits alone, so that "415-555 2671" and "(415) 555.2671" read the same.
 *
 * <p>What keeps words apart for good (other symbols, or more than a few separators) stays as one {@link #BREAK}.
 */
final class CompactView {
    static final char BREAK = '\0';

    private static final String SEPARATORS = " -._/()#+,'";
    private static final int MAX_GAP = 4;

    private final String chars;
    private final int[] positions;

    private CompactView(String chars, int[] positions) {
        this.chars = chars;
        this.positions = positions;
    }

    static CompactView of(CharSequence folded) {
        StringBuilder chars = new StringBuilder(folded.length());
        int[] positions = new int[folded.length() + 1];
        int gap = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (gap > MAX_GAP) {
                    positions[chars.length()] = i;
                    chars.append(BREAK);
                }
                positions[chars.length()] = i;
                chars.append(c);
                gap = 0;
            } else {
                gap += SEPARATORS.indexOf(c) >= 0 ? 1 : MAX_GAP + 1;
            }
        }
        return new CompactView(chars.toString(), positions);
    }

    CharSequence chars() {
        return chars;
    }

    /** Where the character at {@code index} stands in the folded text. */
    int position(int index) {
        return positions[index];
    }

    /** The compact form of a folded value, or empty if it holds symbols that this view would break at. */
    static String compact(String folded) {
        String compact = of(folded).chars;
        return compact.indexOf(BREAK) >= 0 || holdsSymbol(folded) ? "" : compact;
    }

    private static boolean holdsSymbol(String folded) {
        return folded.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && SEPARATORS.indexOf(c) < 0);
    }
}
