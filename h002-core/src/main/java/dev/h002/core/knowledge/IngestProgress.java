package dev.h002.core.knowledge;

/** Hears how far an ingestion is. Called on the ingesting thread, after each file. */
@FunctionalInterface
public interface IngestProgress {
    /**
     * A file is done, with or without an error: what it holds is stored. Files are stored in batches, so several may be told at
     * once, in order.
     *
     * @param done how many are, this one included
     * @param total how many there are
     * @param source its name
     */
    void onFile(int done, int total, String source);

    /** One that does nothing. */
    static IngestProgress none() {
        return (done, total, source) -> {};
    }
}
