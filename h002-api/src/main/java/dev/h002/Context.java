package dev.h002;

import java.util.List;

/**
 * Everything gathered for one message, before any model call and before it is trimmed to a prompt.
 *
 * @param fragments one per source that answered in time, in the order the sources were registered
 * @param missing the names of the sources that failed or were too slow
 */
public record Context(Understanding understanding, List<Fragment> fragments, List<String> missing) {
    /** Nothing gathered. */
    public static final Context EMPTY = new Context(Understanding.NOTHING, List.of(), List.of());

    public Context {
        fragments = List.copyOf(fragments);
        missing = List.copyOf(missing);
    }

    /** The facts of one kind, in order. */
    public <F extends Fact> List<F> facts(Class<F> kind) {
        return fragments.stream()
                .flatMap(fragment -> fragment.items().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
