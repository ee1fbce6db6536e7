package dev.h002.mongo;

import java.util.List;

/**
 * What came of an import: every document is stored whole or not at all.
 *
 * @param collection where to
 * @param read how many documents were given, blank lines not counted
 * @param stored how many of them were written
 * @param problems the first {@value #MAX_PROBLEMS} that were not, in order
 */
public record ImportReport(String collection, long read, long stored, List<Problem> problems) {
    static final int MAX_PROBLEMS = 1000;

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /**
     * Why one document was not stored.
     *
     * @param line its line in the file, or its place in the list, from 1
     * @param what is wrong, by the field's name and never its value, such as {@code field price is missing}
     */
    public record Problem(long line, String what) {}

    /** How many were not stored. */
    public long refused() {
        return read - stored;
    }
}
