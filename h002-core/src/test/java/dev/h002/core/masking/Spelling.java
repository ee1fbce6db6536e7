package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import java.util.function.IntUnaryOperator;

/**
 * Spells a known value in a way in which it has to be found: in any case, with accents and invisible characters, with any white
 * space, and from six letters and digits on with other separators or none.
 */
final class Spelling {
    private static final int LEAST_SEPARATED = 6;
    private static final String SEPARATORS = " -._/()#+,'";
    private static final String[] GAPS = {"", " ", "-", ".", "/", "_", "\n", "\u00a0", " \t\r\n", "\u3000"};
    private static final String[] BLANKS = {" ", "\n", "\u00a0", " \t\r\n ", "\u3000", "\u2003"};
    private static final String[] INVISIBLE = {"\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u0000"};

    private Spelling() {}

    /** @param choose gives a number from 0 to below its argument */
    static String of(KnownValue known, IntUnaryOperator choose) {
        String value = known.value().replace('\u2019', '\'');
        boolean separated = isSeparated(value);
        boolean noisy = choose.applyAsInt(2) == 0;
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                boolean inside = i > 0 && Character.isLetterOrDigit(value.charAt(i - 1));
                if (separated && noisy && inside && choose.applyAsInt(8) == 0) {
                    spelled.append(one(GAPS, choose));
                }
                appendCased(spelled, c, choose);
            } else {
                appendBetween(spelled, known, i, separated, choose);
            }
            if (noisy && choose.applyAsInt(8) == 0) {
                spelled.append(one(INVISIBLE, choose));
            }
        }
        return spelled.toString();
    }

    private static void appendCased(StringBuilder spelled, char c, IntUnaryOperator choose) {
        switch (choose.applyAsInt(4)) {
            case 0 -> spelled.append(Character.toUpperCase(c));
            case 1 -> spelled.append(Character.toLowerCase(c));
            default -> spelled.append(c);
        }
        if (Character.isLetter(c) && choose.applyAsInt(16) == 0) {
            spelled.append('\u0301');
        }
    }

    private static void appendBetween(
            StringBuilder spelled, KnownValue known, int at, boolean separated, IntUnaryOperator choose) {
        char c = known.value().charAt(at);
        if (at == 0 && c == '#' && known.type().equals(EntityType.ORDER)) {
            spelled.append(choose.applyAsInt(2) == 0 ? "#" : "");
        } else if (separated && at > 0 && choose.applyAsInt(2) == 0) {
            // Of a run of separators the last alone is replaced, so that it stays as short as it is.
            boolean last = Character.isLetterOrDigit(known.value().charAt(Math.min(at + 1, lastIndex(known))));
            spelled.append(last ? one(GAPS, choose) : "");
        } else {
            spelled.append(c == ' ' ? one(BLANKS, choose) : String.valueOf(c));
        }
    }

    private static int lastIndex(KnownValue known) {
        return known.value().length() - 1;
    }

    /** Whether its separators do not matter: it is long enough, and nothing else is in it. */
    private static boolean isSeparated(String value) {
        return value.chars().filter(Character::isLetterOrDigit).count() >= LEAST_SEPARATED
                && value.chars().allMatch(c -> Character.isLetterOrDigit(c) || SEPARATORS.indexOf(c) >= 0);
    }

    private static String one(String[] choices, IntUnaryOperator choose) {
        return choices[choose.applyAsInt(choices.length)];
    }
}
