package dev.h002.core.need;

import dev.h002.H002Exception;
import dev.h002.Need;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The examples of one language, each with its vector. Immutable.
 *
 * <p>A message is as near to an example as {@code meaning × cosine of the embeddings + (1 − meaning) × cosine of the n-grams},
 * and to a need as the weighted sum of its eight nearest examples. What belongs to no need has examples all over the space, so
 * they are farther from each other than those of one need; a small addition makes up for it.
 */
final class ExampleIndex {
    private static final double OTHER_ADDITION = 0.045;
    private static final double[] WEIGHTS = {0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05};

    private static final int TOGETHER = 4;

    private final List<String> labels;
    /** For each example, which of the labels it has. */
    private final int[] labelOf;

    /** Of each dimension the numbers of all examples: a loop over them runs as wide as the processor, one over a vector does not. */
    private final float[][] columns;

    private final NgramIndex spelling;
    private final double meaning;

    /**
     * @param vectors of norm 1, in the order of the examples
     * @param meaning how much the embeddings count, 0 to 1; the rest is the spelling's
     */
    ExampleIndex(List<NeedExamples.Example> examples, List<float[]> vectors, double meaning) {
        this.meaning = meaning;
        this.labels =
                examples.stream().map(NeedExamples.Example::label).distinct().toList();
        this.labelOf = examples.stream()
                .mapToInt(example -> labels.indexOf(example.label()))
                .toArray();
        this.columns = columns(vectors);
        this.spelling =
                NgramIndex.of(examples.stream().map(NeedExamples.Example::text).toList());
    }

    /** For each label how near the text is, at most 1. */
    Map<String, Double> nearness(String text, float[] unit) {
        float[] spelt = spelling.similarities(text);
        float[] meant = cosines(unit);
        double[][] nearest = new double[labels.size()][WEIGHTS.length];
        int[] found = new int[labels.size()];
        for (int i = 0; i < labelOf.length; i++) {
            double near = meaning * meant[i] + (1 - meaning) * spelt[i];
            int label = labelOf[i];
            insert(nearest[label], found[label]++, near);
        }
        Map<String, Double> nearness = new LinkedHashMap<>();
        for (int label = 0; label < nearest.length; label++) {
            String name = labels.get(label);
            double addition = name.equals(Need.OTHER) ? OTHER_ADDITION : 0;
            nearness.put(name, weighted(nearest[label], found[label]) + addition);
        }
        return nearness;
    }

    private float[] cosines(float[] unit) {
        if (unit.length != columns.length) {
            throw new H002Exception("The embedding model gave " + unit.length + " numbers, where its examples have "
                    + columns.length + ": use one model for both.");
        }
        float[] cosines = new float[labelOf.length];
        int dimension = 0;
        for (; dimension + TOGETHER <= unit.length; dimension += TOGETHER) {
            addFour(cosines, unit, dimension);
        }
        for (; dimension < unit.length; dimension++) {
            float[] column = columns[dimension];
            float share = unit[dimension];
            for (int i = 0; i < cosines.length; i++) {
                cosines[i] += share * column[i];
            }
        }
        return cosines;
    }

    /** Four dimensions in one pass, so that the sums are read and written a quarter as often. */
    private void addFour(float[] cosines, float[] unit, int from) {
        float[] first = columns[from];
        float[] second = columns[from + 1];
        float[] third = columns[from + 2];
        float[] fourth = columns[from + 3];
        float a = unit[from];
        float b = unit[from + 1];
        float c = unit[from + 2];
        float d = unit[from + 3];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] += (a * first[i] + b * second[i]) + (c * third[i] + d * fourth[i]);
        }
    }

    private static float[][] columns(List<float[]> vectors) {
        float[][] columns = new float[vectors.get(0).length][vectors.size()];
        for (int i = 0; i < vectors.size(); i++) {
            for (int dimension = 0; dimension < columns.length; dimension++) {
                columns[dimension][i] = vectors.get(i)[dimension];
            }
        }
        return columns;
    }

    /** Keeps the highest values in falling order. */
    private static void insert(double[] highest, int count, double value) {
        int at = Math.min(count, highest.length);
        if (at == highest.length && value <= highest[at - 1]) {
            return;
        }
        at = Math.min(at, highest.length - 1);
        while (at > 0 && highest[at - 1] < value) {
            highest[at] = highest[at - 1];
            at--;
        }
        highest[at] = value;
    }

    private static double weighted(double[] highest, int count) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < Math.min(highest.length, count); i++) {
            sum += WEIGHTS[i] * highest[i];
            weights += WEIGHTS[i];
        }
        return sum / weights;
    }
}
