package dev.h002.examples.cli;

import dev.h002.examples.plugins.PluginReport;
import dev.h002.examples.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;

/** What people are told of plugins. */
final class PluginLines {
    private static final String NAME = "plugin";

    private PluginLines() {}

    /** A line for each that was not loaded; the others say nothing. */
    static void tellProblems(Plugins plugins, Progress progress) {
        List<Problem> problems = new ArrayList<>();
        for (PluginReport report : plugins.reports()) {
            report.problems().forEach(what -> problems.add(new Problem("Plugin " + report.file(), what + ".")));
        }
        ProblemList.tell(problems, problems.size(), progress);
    }

    /** A line of {@code doctor} for each. A note at worst: everything works without a plugin. */
    static List<Check> checks(Settings settings, Plugins plugins) {
        if (plugins.reports().isEmpty()) {
            return List.of(Check.ok(NAME, "none in " + settings.pluginFolder()));
        }
        return plugins.reports().stream().map(PluginLines::check).toList();
    }

    private static Check check(PluginReport report) {
        List<String> parts = new ArrayList<>(report.problems());
        if (!report.sources().isEmpty()) {
            parts.add(0, String.join(", ", report.sources()));
        }
        String detail = PlainText.line(report.file() + ": " + String.join("; ", parts));
        return report.problems().isEmpty() ? Check.ok(NAME, detail) : Check.note(NAME, detail);
    }
}
