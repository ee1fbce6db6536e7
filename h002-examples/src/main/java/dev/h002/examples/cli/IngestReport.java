package dev.h002.examples.cli;

import java.util.List;

/**
 * What came of ingesting.
 *
 * @param documents taken in, because they were new or had changed
 * @param unchanged skipped, because they were known
 * @param chunks added: new, or with another text
 * @param chunksUnchanged stored before, in documents of both kinds
 * @param chunksRemoved no longer in their document, or of a document that is gone
 * @param problems files that were not taken
 */
record IngestReport(
        int documents, int unchanged, int chunks, int chunksUnchanged, int chunksRemoved, List<Problem> problems) {
    IngestReport {
        problems = List.copyOf(problems);
    }
}
