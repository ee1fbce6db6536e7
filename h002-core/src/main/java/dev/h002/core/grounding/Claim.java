package dev.h002.core.grounding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One checkable thing a text says.
 *
 * @param kind what is said
 * @param text as it stands in the text, for names, codes and links; the number's digits otherwise
 * @param value the number in the kind's unit, or null for names, codes and links
 * @param unit the currency's ISO code for money, {@code km} for a distance given in kilometres, else empty
 */
record Claim(Kind kind, String text, @Nullable BigDecimal value, String unit) {
    /** What can be said. */
    enum Kind {
        PERCENT,
        /** In the currency of {@link Claim#unit}. */
        MONEY,
        /** In metres. */
        DISTANCE,
        MINUTES,
        /** In minutes since midnight. */
        TIME,
        NUMBER,
        CODE,
        NAME,
        /** Capitalised words that open a sentence, where the first capital says little by itself. */
        OPENING,
        /** A word that says where an order stands. */
        STATUS,
        LINK,
        /** A reduction in words, such as {@code half price} or {@code free}. */
        PROMISE,
        /** Something that is said to have been done, such as {@code I've applied}; only a confirmed action does anything. */
        DEED
    }

    static Claim words(Kind kind, String text) {
        return new Claim(kind, text, null, "");
    }

    static Claim number(Kind kind, String text, BigDecimal value, String unit) {
        return new Claim(kind, text, value.stripTrailingZeros(), unit);
    }

    /** For a report: what kind of thing and what it said; never personal, since it is read from masked text. */
    String describe() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + text;
    }
}
