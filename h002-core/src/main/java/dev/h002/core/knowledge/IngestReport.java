package dev.h002.core.knowledge;

import java.util.List;

/**
 * What an ingestion did.
 *
 * @param files how many files were read; those in {@code errors} are not among them
 * @param unchangedFiles how many of them were already stored just as they are
 * @param chunksAdded new, or with another text than before
 * @param chunksUnchanged stored before with the same title and text; not embedded again, also if their metadata changed
 * @param chunksRemoved no longer in their file, or of a file that is gone from its folder
 * @param errors the files that could not be read, one sentence each
 */
public record IngestReport(
        int files,
        int unchangedFiles,
        int chunksAdded,
        int chunksUnchanged,
        int chunksRemoved,
        List<FileError> errors) {
    public IngestReport {
        errors = List.copyOf(errors);
    }
}
