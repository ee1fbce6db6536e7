package dev.h002;

import java.util.List;

/**
 * What one source contributed.
 *
 * @param source the source's name
 */
public record Fragment(String source, List<Fact> items) {
    public Fragment {
        items = List.copyOf(items);
    }

    /** Hides the facts. */
    @Override
    public String toString() {
        return "Fragment[source=" + source + ", items=" + items.size() + "]";
    }
}
