package dev.h002.core.retrieval;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.langchain4j.model.embedding.EmbeddingModel;

/**
 * How documents are cut and passages are found. The defaults come of an experiment on the documents and questions of this
 * project: docs/benchmarks/retrieval-quality.md.
 *
 * @param chunkTokens the most tokens of a chunk's text, 16 to 8,192; less where the model's window is smaller. Default 200.
 * @param overlapTokens the longest last sentence that is repeated at the top of the next chunk; 0: none. Default 30.
 * @param candidates how many chunks each vector of a question, and its words, bring in to be ranked, 1 to 1,000. Default 50.
 * @param minScore the least score of the best passage, -1 to 1: below it nothing is given. The others may be 0.1 lower, since what
 *     is second to a good one is worth a look. Default 0.3, with {@link HashingEmbeddingModel} 0.16.
 * @param partsWeight how much the sentences of a question of several count, 0 to 10. Default 1.
 * @param maxParts how many such parts a question has at most, 0 to 64; each is embedded. Default 16.
 * @param wordsWeight how much the words count that question and chunk share (BM25), 0 to 10. Default 0.2.
 * @param duplicateSimilarity from which cosine on two chunks say the same, so that only the better one is given, 0 to 1; more
 *     than 1 is never reached. Default 0.97.
 * @param passagesPerSource how many passages of one document are given while there are others, at least 1. Default 1.
 */
public record RetrievalSettings(
        int chunkTokens,
        int overlapTokens,
        int candidates,
        double minScore,
        double partsWeight,
        int maxParts,
        double wordsWeight,
        double duplicateSimilarity,
        int passagesPerSource) {
    private static final double MIN_SCORE_OF_HASHES = 0.16;
    private static final RetrievalSettings DEFAULTS = new RetrievalSettings(200, 30, 50, 0.30, 1, 16, 0.2, 0.97, 1);

    /** @throws InvalidInputException if a setting is out of its range */
    public RetrievalSettings {
        require(chunkTokens >= 16 && chunkTokens <= 8_192, "chunkTokens", "between 16 and 8192");
        require(overlapTokens >= 0 && overlapTokens < chunkTokens, "overlapTokens", "at least 0 and below chunkTokens");
        require(candidates >= 1 && candidates <= 1_000, "candidates", "between 1 and 1000");
        require(minScore >= -1 && minScore <= 1, "minScore", "between -1 and 1");
        require(isWeight(partsWeight), "partsWeight", "between 0 and 10");
        require(maxParts >= 0 && maxParts <= 64, "maxParts", "between 0 and 64");
        require(isWeight(wordsWeight), "wordsWeight", "between 0 and 10");
        require(duplicateSimilarity >= 0 && duplicateSimilarity <= 2, "duplicateSimilarity", "between 0 and 2");
        require(passagesPerSource >= 1, "passagesPerSource", "at least 1");
    }

    /** The defaults. */
    public static RetrievalSettings defaults() {
        return DEFAULTS;
    }

    /** The defaults for a model. */
    public static RetrievalSettings defaultsFor(EmbeddingModel model) {
        return model.modelName().equals(HashingEmbeddingModel.MODEL_NAME)
                ? DEFAULTS.withMinScore(MIN_SCORE_OF_HASHES)
                : DEFAULTS;
    }

    public RetrievalSettings withChunkTokens(int value) {
        return new RetrievalSettings(
                value,
                overlapTokens,
                candidates,
                minScore,
                partsWeight,
                maxParts,
                wordsWeight,
                duplicateSimilarity,
                passagesPerSource);
    }

    public RetrievalSettings withOverlapTokens(int value) {
        return new RetrievalSettings(
                chunkTokens,
                value,
                candidates,
                minScore,
                partsWeight,
                maxParts,
                wordsWeight,
                duplicateSimilarity,
                passagesPerSource);
    }

    public RetrievalSettings withMinScore(double value) {
        return new RetrievalSettings(
                chunkTokens,
                overlapTokens,
                candidates,
                value,
                partsWeight,
                maxParts,
                wordsWeight,
                duplicateSimilarity,
                passagesPerSource);
    }

    /** With other weights of what counts beside the cosine. */
    public RetrievalSettings withWeights(double parts, double words) {
        return new RetrievalSettings(
                chunkTokens,
                overlapTokens,
                candidates,
                minScore,
                parts,
                maxParts,
                words,
                duplicateSimilarity,
                passagesPerSource);
    }

    public RetrievalSettings withPassagesPerSource(int value) {
        return new RetrievalSettings(
                chunkTokens,
                overlapTokens,
                candidates,
                minScore,
                partsWeight,
                maxParts,
                wordsWeight,
                duplicateSimilarity,
                value);
    }

    private static boolean isWeight(double value) {
        return value >= 0 && value <= 10;
    }

    private static void require(boolean holds, String setting, String range) {
        if (!holds) {
            throw new InvalidInputException(setting, "The retrieval setting " + setting + " must be " + range + ".");
        }
    }
}
