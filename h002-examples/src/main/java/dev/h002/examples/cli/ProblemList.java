package dev.h002.examples.cli;

import dev.h002.examples.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what was not taken. */
final class ProblemList {
    private static final int SHOWN = 20;

    private ProblemList() {}

    /** The first of them as lines for people, and how many more there are. */
    static void tell(List<Problem> problems, long inAll, Progress progress) {
        int shown = Math.min(SHOWN, problems.size());
        for (Problem problem : problems.subList(0, shown)) {
            progress.note(PlainText.line(problem.where() + ": " + problem.what()));
        }
        if (inAll > shown) {
            progress.note("And " + (inAll - shown) + " more.");
        }
    }

    static List<Map<String, @Nullable Object>> json(List<Problem> problems) {
        return problems.stream().map(ProblemList::json).toList();
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("where", problem.where());
        json.put("what", problem.what());
        return json;
    }
}
