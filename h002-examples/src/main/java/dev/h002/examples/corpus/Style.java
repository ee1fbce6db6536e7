package dev.h002.examples.corpus;

import java.util.Random;

/** How a whole message is typed; it keeps its length, so that marks stay where they are. */
enum Style {
    PLAIN,
    LOWER,
    CAPITALS;

    private static final int LOWER_PERCENT = 14;
    private static final int CAPITALS_PERCENT = 3;

    /** Mostly plain. */
    static Style any(Random random) {
        int percent = random.nextInt(100);
        if (percent < LOWER_PERCENT) {
            return LOWER;
        }
        return percent < LOWER_PERCENT + CAPITALS_PERCENT ? CAPITALS : PLAIN;
    }

    /** Character by character: a string's own change of case may change its length, as of the German sharp s. */
    String on(String text) {
        if (this == PLAIN) {
            return text;
        }
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            typed.append(this == LOWER ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return typed.toString();
    }
}
