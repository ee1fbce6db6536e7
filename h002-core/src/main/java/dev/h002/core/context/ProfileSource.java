package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.retail.User;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.util.List;

/** Contributes who the customer is: one {@link Fact.Profile}, or nothing if the retailer does not know them. Thread-safe. */
public final class ProfileSource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "profile";

    /** Reads what the turn was given and nothing else. */
    public ProfileSource() {}

    @Override
    public List<Fact> gather(ContextRequest request) {
        User profile = request.profile();
        return profile == null ? List.of() : List.of(new Fact.Profile(profile));
    }

    @Override
    public String name() {
        return NAME;
    }
}
