package dev.h002.core.context;

import dev.h002.spi.ContextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The context sources that others declared as services ({@code META-INF/services/dev.h002.spi.ContextSource}, or
 * {@code provides} in a module), and what was declared and cannot be used. One that cannot be used costs itself only.
 *
 * <p>No two sources have the same name, the first found keeps it, and none has that of a built-in one. There are at most
 * {@value #MOST}. Nothing closes them. Immutable.
 */
public final class DiscoveredSources {
    /** How many sources are taken, and how many declarations one class loader is asked for. */
    public static final int MOST = 64;

    private static final DiscoveredSources NONE = new DiscoveredSources(List.of(), List.of());

    private final List<DiscoveredSource> sources;
    private final List<SourceProblem> problems;

    private DiscoveredSources(List<DiscoveredSource> sources, List<SourceProblem> problems) {
        this.sources = List.copyOf(sources);
        this.problems = List.copyOf(problems);
    }

    /** Nothing found and nothing wrong. */
    public static DiscoveredSources none() {
        return NONE;
    }

    /** Looks through a class loader and its parents, and makes one source of each class that is declared. */
    public static DiscoveredSources by(ClassLoader loader) {
        return new SourceSearch(Objects.requireNonNull(loader, "loader")).run();
    }

    /** Those that can be used, in the order found. */
    public List<DiscoveredSource> sources() {
        return sources;
    }

    /** What cannot be used, in the order found. */
    public List<SourceProblem> problems() {
        return problems;
    }

    /** These, and those found later whose names are still free; the others become problems, behind all that there are. */
    public DiscoveredSources and(DiscoveredSources later) {
        List<SourceProblem> allProblems = new ArrayList<>(problems);
        allProblems.addAll(later.problems);
        return with(later.sources, allProblems);
    }

    /** Without those whose name one of these sources has. */
    public List<ContextSource> besides(List<ContextSource> others) {
        List<String> names = others.stream().map(ContextSource::name).toList();
        return sources.stream()
                .filter(source -> !names.contains(source.name()))
                .map(ContextSource.class::cast)
                .toList();
    }

    /** Takes candidates one by one. */
    DiscoveredSources with(List<DiscoveredSource> candidates, List<SourceProblem> problemsSoFar) {
        List<DiscoveredSource> taken = new ArrayList<>(sources);
        List<SourceProblem> all = new ArrayList<>(problemsSoFar);
        for (DiscoveredSource candidate : candidates) {
            SourceProblem.Kind refused = refusal(candidate.name(), taken);
            if (refused == null) {
                taken.add(candidate);
            } else {
                all.add(new SourceProblem(candidate.provider(), refused, null));
            }
        }
        return new DiscoveredSources(taken, all);
    }

    private static SourceProblem.@Nullable Kind refusal(String name, List<DiscoveredSource> taken) {
        if (BuiltInSources.NAMES.contains(name)) {
            return SourceProblem.Kind.BUILT_IN_NAME;
        }
        if (taken.stream().anyMatch(source -> source.name().equals(name))) {
            return SourceProblem.Kind.NAME_TAKEN;
        }
        return taken.size() == MOST ? SourceProblem.Kind.TOO_MANY : null;
    }

    /** How many there are of each. */
    @Override
    public String toString() {
        return "DiscoveredSources[" + sources.size() + " sources, " + problems.size() + " problems]";
    }
}
