package dev.h002.core.need;

import dev.h002.core.embedding.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The examples with their vectors. Immutable. */
final class ExampleIndex {
    // How much the nearest, second and third nearest example of a need count.
    private static final double[] WEIGHTS = {0.7, 0.2, 0.1};

    private final List<NeedExamples.Example> examples;
    private final List<float[]> vectors;

    ExampleIndex(List<NeedExamples.Example> examples, List<float[]> vectors) {
        this.examples = examples;
        this.vectors = vectors;
    }

    /** For each label the weighted cosine of its three nearest examples. */
    Map<String, Double> nearness(float[] unit) {
        Map<String, List<Double>> cosines = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            cosines.computeIfAbsent(examples.get(i).label(), label -> new ArrayList<>())
                    .add((double) Similarity.dot(unit, vectors.get(i)));
        }
        Map<String, Double> nearness = new LinkedHashMap<>();
        cosines.forEach((label, all) -> nearness.put(label, weighted(all)));
        return nearness;
    }

    private static double weighted(List<Double> cosines) {
        cosines.sort(Comparator.reverseOrder());
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < Math.min(WEIGHTS.length, cosines.size()); i++) {
            sum += WEIGHTS[i] * cosines.get(i);
            weights += WEIGHTS[i];
        }
        return sum / weights;
    }
}
