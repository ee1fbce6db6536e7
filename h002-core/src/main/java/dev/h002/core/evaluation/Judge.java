package dev.h002.core.evaluation;

import dev.h002.Reply;
import java.util.Optional;

/** An opinion on an answer beyond what can be compared, such as its tone; none is needed. Called by one thread. */
@FunctionalInterface
public interface Judge {
    /** What is wrong with an answer, in a few words, or empty if it is good. */
    Optional<String> objection(Scenario scenario, Reply reply);

    /** One that finds every answer good. */
    static Judge none() {
        return (scenario, reply) -> Optional.empty();
    }
}
