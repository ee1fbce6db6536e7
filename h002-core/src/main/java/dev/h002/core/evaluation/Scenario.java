package dev.h002.core.evaluation;

import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says, where and when, and what is expected of the answer.
 *
 * @param id tells scenarios apart in a report
 * @param place where the customer is, or null for where they were last seen
 * @param time the time of day it is asked at, or null for now
 * @param conversation what the customer said before, oldest first; each is asked as a turn of its own
 */
public record Scenario(
        String id,
        UserKey user,
        @Nullable GeoPoint place,
        @Nullable LocalTime time,
        List<String> conversation,
        String message,
        Expectations expected) {
    public Scenario {
        conversation = List.copyOf(conversation);
    }

    /** Hides what is said. */
    @Override
    public String toString() {
        return "Scenario[" + id + "]";
    }
}
