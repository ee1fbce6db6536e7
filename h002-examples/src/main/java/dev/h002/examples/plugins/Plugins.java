package dev.h002.examples.plugins;

import dev.h002.InvalidInputException;
import dev.h002.core.context.DiscoveredSource;
import dev.h002.core.context.DiscoveredSources;
import dev.h002.core.context.SourceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The context sources of plugins: of jars that were named, and of those in a folder by name, at most 64 of them. Each jar has a class
 * loader of its own. One that cannot be loaded is a report and no exception, and the others are loaded. Immutable; closing it
 * ends what the sources can load.
 */
public final class Plugins implements AutoCloseable {
    private final List<PluginJar> jars;
    private final DiscoveredSources sources;
    private final List<PluginReport> reports;

    private Plugins(List<PluginJar> jars, DiscoveredSources sources, List<PluginReport> reports) {
        this.jars = jars;
        this.sources = sources;
        this.reports = reports;
    }

    /**
     * Makes sure that a plugin that was named is there.
     *
     * @throws InvalidInputException if it is not
     */
    public static void require(Path jar) {
        if (!PluginFiles.isJar(jar)) {
            throw new InvalidInputException(
                    "plugin", "There is no plugin " + jar + ". Give --plugin a file that ends in .jar.");
        }
    }

    /** Loads them; a source's name is that of the first that has it. */
    public static Plugins load(Path folder, List<Path> named) {
        PluginFiles files = PluginFiles.of(folder, named);
        List<PluginJar> jars = new ArrayList<>();
        List<PluginReport> reports = new ArrayList<>();
        DiscoveredSources all = DiscoveredSources.none();
        for (Path file : files.jars()) {
            PluginJar jar = PluginJar.open(file);
            jars.add(jar);
            DiscoveredSources more = all.and(jar.found());
            reports.add(report(file, jar, all, more));
            all = more;
        }
        if (!files.folderReadable()) {
            reports.add(new PluginReport(folder.toString(), List.of(), List.of("cannot be read")));
        }
        if (files.leftOut() > 0) {
            String line = "at most " + PluginFiles.MOST + " plugins are loaded: the last " + files.leftOut()
                    + " by name are left out";
            reports.add(new PluginReport(folder.toString(), List.of(), List.of(line)));
        }
        return new Plugins(List.copyOf(jars), all, List.copyOf(reports));
    }

    private static PluginReport report(Path file, PluginJar jar, DiscoveredSources before, DiscoveredSources after) {
        List<String> problems = new ArrayList<>();
        String whole = jar.problem();
        if (whole != null) {
            problems.add(whole);
        }
        List<SourceProblem> all = after.problems();
        all.subList(before.problems().size(), all.size()).forEach(problem -> problems.add(problem.toString()));
        List<String> loaded = after
                .sources()
                .subList(before.sources().size(), after.sources().size())
                .stream()
                .map(DiscoveredSource::name)
                .toList();
        return new PluginReport(file.toString(), loaded, problems);
    }

    /** What the plugins contribute. */
    public DiscoveredSources sources() {
        return sources;
    }

    /** What came of each plugin, in the order of loading. */
    public List<PluginReport> reports() {
        return reports;
    }

    @Override
    public void close() {
        IOException first = null;
        for (PluginJar jar : jars) {
            try {
                jar.close();
            } catch (IOException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw new UncheckedIOException(first);
        }
    }
}
