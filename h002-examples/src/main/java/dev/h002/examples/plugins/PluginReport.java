package dev.h002.examples.plugins;

import java.util.List;

/**
 * What came of one plugin. Holds names only, none of them from an exception's message.
 *
 * @param file the jar's path as it was found
 * @param sources what its sources that were loaded are called
 * @param problems what was not loaded, a line each
 */
public record PluginReport(String file, List<String> sources, List<String> problems) {
    public PluginReport {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }
}
