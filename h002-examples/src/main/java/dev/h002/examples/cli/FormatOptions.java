package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command that takes one text prints what came of it. */
final class FormatOptions {
    @Option(names = "--json", description = "Print one JSON object, on one line.")
    private boolean json;

    @Option(
            names = "--jsonl",
            description = "Read JSON objects from standard input, one a line of at most 1 MB, and print one for each,"
                    + " in order. Blank lines are skipped.")
    private boolean jsonl;

    boolean json() {
        return json;
    }

    boolean jsonl() {
        return jsonl;
    }

    /** Whether people read it. */
    boolean human() {
        return !json && !jsonl;
    }

    /**
     * Joins the words to one text, so that quotes may be left out.
     *
     * @param name what it is called, in upper case
     * @return empty with {@code --jsonl}
     * @throws InvalidInputException if there is no text where one is needed, or one where none is
     */
    String text(String name, List<String> words) {
        if (json && jsonl) {
            throw new InvalidInputException("--json", "Give either --json or --jsonl.");
        }
        if (jsonl && !words.isEmpty()) {
            throw new InvalidInputException(name, "With --jsonl there is no " + name + ": it comes by standard input.");
        }
        if (!jsonl && words.isEmpty()) {
            throw new InvalidInputException(name, "The " + name + " is missing. Put it after the command, in quotes.");
        }
        return String.join(" ", words);
    }
}
