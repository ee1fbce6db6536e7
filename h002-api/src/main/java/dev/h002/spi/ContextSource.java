package dev.h002.spi;

import dev.h002.Fact;
import java.util.List;

/**
 * Contributes facts about this customer, place or moment: weather, loyalty points, stock levels. Thread-safe.
 *
 * <p>Sources of a turn run at the same time, each under its own deadline; one that throws or is late costs its own fragment,
 * never the turn, and is interrupted.
 */
@FunctionalInterface
public interface ContextSource {
    /** The facts, or an empty list if it has none to add. */
    List<Fact> gather(ContextRequest request) throws Exception;

    /** What the fragment and a "missing" note call it. */
    default String name() {
        String simple = getClass().getSimpleName();
        int lambda = simple.indexOf("$$");
        return lambda < 0 ? simple : simple.substring(0, lambda);
    }

    /** One that adds nothing. */
    static ContextSource none() {
        return named("none", request -> List.of());
    }

    /** The same source under a name. */
    static ContextSource named(String name, ContextSource source) {
        return new ContextSource() {
            @Override
            public List<Fact> gather(ContextRequest request) throws Exception {
                return source.gather(request);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    /** Several as one, one after the other under one deadline. */
    static ContextSource of(String name, List<ContextSource> sources) {
        List<ContextSource> all = List.copyOf(sources);
        return named(name, request -> {
            List<Fact> facts = new java.util.ArrayList<>();
            for (ContextSource source : all) {
                facts.addAll(source.gather(request));
            }
            return facts;
        });
    }
}
