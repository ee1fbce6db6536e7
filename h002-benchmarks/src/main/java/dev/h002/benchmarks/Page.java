package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run gives to one page of the documentation: a chart beside it, and tables in it between {@code <!-- NAME -->} and
 * {@code <!-- end -->}.
 *
 * @param tables by name
 */
record Page(Path markdown, Path chart, String svg, Map<String, String> tables) {
    private static final String END = "<!-- end -->";

    Page {
        tables = Map.copyOf(tables);
    }

    void write() throws IOException {
        Files.writeString(chart, svg);
        Files.writeString(markdown, filled());
    }

    /**
     * The page with these tables in their places.
     *
     * @throws IOException if the page cannot be read or lacks a place
     */
    String filled() throws IOException {
        String page = Files.readString(markdown);
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String start = "<!-- " + table.getKey() + " -->\n";
            int from = page.indexOf(start);
            int to = page.indexOf(END, Math.max(0, from));
            if (from < 0 || to < 0) {
                throw new IOException(markdown.getFileName() + " has no place for the table " + table.getKey() + ".");
            }
            page = page.substring(0, from + start.length()) + table.getValue() + page.substring(to);
        }
        return page;
    }
}
