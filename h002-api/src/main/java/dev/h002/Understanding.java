package dev.h002;

import java.util.List;

/**
 * What a message asks for.
 *
 * @param needs best first, at least one
 */
public record Understanding(List<Need> needs, Constraints constraints) {
    /** Nothing recognised. */
    public static final Understanding NOTHING = new Understanding(List.of(new Need(Need.OTHER, 0)), Constraints.NONE);

    /** @throws InvalidInputException if there is no need */
    public Understanding {
        needs = List.copyOf(needs);
        if (needs.isEmpty()) {
            throw new InvalidInputException("needs", "An understanding holds at least one need; use Need.OTHER.");
        }
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
