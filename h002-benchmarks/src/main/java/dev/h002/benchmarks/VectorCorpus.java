package dev.h002.benchmarks;

import dev.h002.core.embedding.Similarity;
import java.util.Random;

/**
 * Vectors of length 1 that lie as sentence embeddings of one company's documents do: all a little alike, since they are about
 * one company, those about one topic more, and those of one document much alike. Cosines are about 0.1 between topics, 0.25
 * between documents of one topic, and 0.5 within a document.
 *
 * @param vectors {@value #PER_DOCUMENT} of one document, then those of the next; {@value #PER_TOPIC} documents of one topic, and so
 *     on
 * @param queries each about one of the documents
 */
@SuppressWarnings("ArrayRecordComponent") // read by the benchmark only, and never compared
record VectorCorpus(float[][] vectors, float[][] queries) {
    static final int DIMENSIONS = 384;
    static final int PER_DOCUMENT = 50;
    static final int PER_TOPIC = 50;
    private static final float OF_TOPIC = 0.6f;
    private static final float OF_DOCUMENT_ALONE = 0.8f;
    private static final float COMMON = 0.3f;
    private static final float OF_DOCUMENT = 0.65f;
    private static final float OWN = 0.7f;

    /** The same seed gives the same vectors, on every machine. */
    static VectorCorpus generate(long seed, int vectors, int queries) {
        Random random = new Random(seed);
        float[] common = direction(random);
        float[][] documents = new float[(vectors + PER_DOCUMENT - 1) / PER_DOCUMENT][];
        float[] topic = new float[DIMENSIONS];
        for (int i = 0; i < documents.length; i++) {
            topic = i % PER_TOPIC == 0 ? direction(random) : topic;
            documents[i] = about(random, topic);
        }
        float[][] stored = new float[vectors][];
        for (int i = 0; i < vectors; i++) {
            stored[i] = near(random, common, documents[i / PER_DOCUMENT]);
        }
        float[][] asked = new float[queries][];
        for (int i = 0; i < queries; i++) {
            asked[i] = near(random, common, documents[random.nextInt(documents.length)]);
        }
        return new VectorCorpus(stored, asked);
    }

    private static float[] about(Random random, float[] topic) {
        float[] document = direction(random);
        for (int i = 0; i < DIMENSIONS; i++) {
            document[i] = OF_TOPIC * topic[i] + OF_DOCUMENT_ALONE * document[i];
        }
        return Similarity.normalized(document);
    }

    private static float[] near(Random random, float[] common, float[] document) {
        float[] vector = direction(random);
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = COMMON * common[i] + OF_DOCUMENT * document[i] + OWN * vector[i];
        }
        return Similarity.normalized(vector);
    }

    /** Uniform per number: with so many, angles between two come out as with normally distributed ones, and it is faster. */
    private static float[] direction(Random random) {
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = random.nextFloat() - 0.5f;
        }
        return Similarity.normalized(vector);
    }
}
