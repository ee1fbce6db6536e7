package dev.h002;

import java.util.List;
import java.util.Locale;

/**
 * What a message asks for.
 *
 * @param needs best first, at least one
 * @param language what the customer writes in; {@link Locale#ENGLISH} if that cannot be told
 * @param goesOn whether it goes on from the customer's message before, so that both are to be read together
 */
public record Understanding(List<Need> needs, Constraints constraints, Locale language, boolean goesOn) {
    /** Nothing recognised. */
    public static final Understanding NOTHING = new Understanding(List.of(new Need(Need.OTHER, 0)), Constraints.NONE);

    /** @throws InvalidInputException if there is no need */
    public Understanding {
        needs = List.copyOf(needs);
        if (needs.isEmpty()) {
            throw new InvalidInputException("needs", "An understanding holds at least one need; use Need.OTHER.");
        }
    }

    /** One in English. */
    public Understanding(List<Need> needs, Constraints constraints) {
        this(needs, constraints, Locale.ENGLISH);
    }

    /** One that stands for itself. */
    public Understanding(List<Need> needs, Constraints constraints, Locale language) {
        this(needs, constraints, language, false);
    }

    /** The surest need. */
    public Need primary() {
        return needs.get(0);
    }

    /** Whether the surest need has one of these labels. */
    public boolean isPrimarily(String... labels) {
        return List.of(labels).contains(primary().label());
    }
}
