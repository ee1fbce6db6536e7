package dev.h002.examples.cli;

import java.util.List;

/**
 * What came of importing.
 *
 * @param taken lines that are now in the collection
 * @param rejected lines that are not
 * @param problems of the rejected lines, the first of them if there are many
 */
record ImportReport(long taken, long rejected, List<Problem> problems) {
    /** The most problems worth keeping. */
    static final int MOST_PROBLEMS = 100;

    ImportReport {
        problems = List.copyOf(problems);
    }
}
