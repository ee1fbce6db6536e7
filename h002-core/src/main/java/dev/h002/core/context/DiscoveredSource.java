package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.util.List;

/**
 * A context source that was found declared as a service. As thread-safe as the one it asks.
 *
 * @param provider the name of its class
 * @param name what it called itself when it was found; whatever it says later, it keeps this name
 * @param source who gathers
 */
public record DiscoveredSource(String provider, String name, ContextSource source) implements ContextSource {
    @Override
    public List<Fact> gather(ContextRequest request) throws Exception {
        return source.gather(request);
    }

    /** Hides the source, which may hold anything. */
    @Override
    public String toString() {
        return "DiscoveredSource[" + name + ", " + provider + "]";
    }
}
