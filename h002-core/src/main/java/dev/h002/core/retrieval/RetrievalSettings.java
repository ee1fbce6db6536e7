package dev.h002.core.retrieval;

import dev.h002.InvalidInputException;

/**
 * How documents are cut and passages are found. The defaults come of an experiment on the documents and questions of this
 * project; docs/benchmarks/retrieval-quality.md has it.
 *
 * @param chunkTokens the most tokens of a chunk's text, 16 to 8,192; less where the model's window is smaller. Default 200.
 * @param overlapTokens the longest last sentence that is repeated at the top of the next chunk; 0: none. Default 30.
 */
public record RetrievalSettings(int chunkTokens, int overlapTokens) {
    private static final RetrievalSettings DEFAULTS = new RetrievalSettings(200, 30);

    /** @throws InvalidInputException if a setting is out of its range */
    public RetrievalSettings {
        require(chunkTokens >= 16 && chunkTokens <= 8_192, "chunkTokens", "between 16 and 8192");
        require(overlapTokens >= 0 && overlapTokens < chunkTokens, "overlapTokens", "at least 0 and below chunkTokens");
    }

    /** The defaults. */
    public static RetrievalSettings defaults() {
        return DEFAULTS;
    }

    public RetrievalSettings withChunkTokens(int value) {
        return new RetrievalSettings(value, overlapTokens);
    }

    public RetrievalSettings withOverlapTokens(int value) {
        return new RetrievalSettings(chunkTokens, value);
    }

    private static void require(boolean holds, String setting, String range) {
        if (!holds) {
            throw new InvalidInputException(setting, "The retrieval setting " + setting + " must be " + range + ".");
        }
    }
}
