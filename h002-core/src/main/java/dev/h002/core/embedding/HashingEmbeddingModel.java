package dev.h002.core.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An embedding of the words and character trigrams of a text, hashed into 384 numbers: what stands in where no sentence
 * model is at hand. It knows spelling, not meaning: "cold" and "freezing" are strangers to it.
 *
 * <p>Deterministic on every machine; stateless and thread-safe. Feature hashing with a sign is that of Weinberger et al.,
 * "Feature Hashing for Large Scale Multitask Learning" (2009).
 */
public final class HashingEmbeddingModel implements EmbeddingModel {
    /** What {@link #modelName()} answers. */
    public static final String MODEL_NAME = "h002-hashing-384-v1";

    private static final int DIMENSION = 384;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final double STOP_WORD_WEIGHT = 0.15;
    private static final double TRIGRAM_WEIGHT = 0.6;
    private static final Set<String> STOP_WORDS = Set.of(
            ("a an the i me my we us our you your he she it its they them their this that these those is am are was were be"
                            + " been being do does did have has had can could will would shall should may might must to of in"
                            + " on at by for with from as and or but if so than then there here what which who how when s t m"
                            + " re ve ll d please just some any")
                    .split(" ", -1));

    /** Needs no model file and holds no state. */
    public HashingEmbeddingModel() {}

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(segments.stream()
                .map(segment -> Embedding.from(vector(segment.text())))
                .toList());
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public String modelName() {
        return MODEL_NAME;
    }

    private static float[] vector(String text) {
        Map<String, Double> weights = new HashMap<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            String word = words.group();
            double weight = STOP_WORDS.contains(word) ? STOP_WORD_WEIGHT : 1;
            String stem = stem(word);
            weights.merge("w:" + stem, weight, Double::sum);
            String marked = "^" + stem + "$";
            double each = weight * TRIGRAM_WEIGHT / Math.sqrt(Math.max(1, marked.length() - 2));
            for (int i = 0; i + 3 <= marked.length(); i++) {
                weights.merge("t:" + marked.substring(i, i + 3), each, Double::sum);
            }
        }
        double[] sums = new double[DIMENSION];
        weights.forEach((feature, weight) -> {
            int hash = spread(feature.hashCode());
            sums[Math.floorMod(hash, DIMENSION)] += (hash & 0x4000_0000) == 0 ? damped(weight) : -damped(weight);
        });
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) sums[i];
        }
        return Similarity.normalized(vector);
    }

    // A word said five times is not five times as telling.
    private static double damped(double weight) {
        return weight <= 1 ? weight : 1 + Math.log(weight);
    }

    /** Enough of English endings to bring "coupons", "opened" and "returning" to their stems. */
    private static String stem(String word) {
        for (String ending : List.of("ings", "ing", "edly", "ies", "ed", "es", "ly", "s")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3 && !word.endsWith("ss")) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    // String.hashCode is fixed by the language but clusters; this is the finaliser of MurmurHash3.
    private static int spread(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
