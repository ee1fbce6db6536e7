package dev.h002.examples.cli;

import java.util.List;

/**
 * What came of ingesting.
 *
 * @param documents taken in, because they were new or had changed
 * @param unchanged skipped, because they were known
 * @param chunks made from those taken in
 * @param problems files that were not taken
 */
record IngestReport(int documents, int unchanged, int chunks, List<Problem> problems) {
    IngestReport {
        problems = List.copyOf(problems);
    }
}
