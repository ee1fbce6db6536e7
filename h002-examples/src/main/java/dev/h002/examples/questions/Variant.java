package dev.h002.examples.questions;

import dev.h002.core.retrieval.RetrievalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings to compare with others.
 *
 * @param name a few words, for tables
 */
public record Variant(String name, RetrievalSettings settings) {
    private static final int AS_MANY_AS_THERE_ARE = 1_000;
    private static final int ALMOST_WORDS_ALONE = 10;
    private static final double NEVER_THE_SAME = 2;

    /**
     * The experiment that the defaults come of: one view after the other; then the default with one thing changed. What ranks
     * by words alone has another least score, since a score falls with what a passage lacks in each view.
     */
    public static List<Variant> experiment(RetrievalSettings defaults) {
        List<Variant> variants = new ArrayList<>(views(defaults));
        variants.add(new Variant("the default", defaults));
        changed(defaults).stream()
                .filter(variant -> !variant.settings().equals(defaults))
                .forEach(variants::add);
        return List.copyOf(variants);
    }

    private static List<Variant> changed(RetrievalSettings defaults) {
        List<Variant> variants = new ArrayList<>();
        for (double words : new double[] {0.1, 0.3, 1}) {
            variants.add(
                    new Variant(name("words at %.1f", words), defaults.withWeights(defaults.partsWeight(), words)));
        }
        for (double parts : new double[] {0.5, 1.5}) {
            variants.add(
                    new Variant(name("parts at %.1f", parts), defaults.withWeights(parts, defaults.wordsWeight())));
        }
        for (int tokens : new int[] {100, 150, 240}) {
            variants.add(new Variant("chunks of " + tokens, defaults.withChunkTokens(tokens)));
        }
        for (double similarity : new double[] {0.9, 0.94, NEVER_THE_SAME}) {
            String name = similarity > 1 ? "none left out" : name("same from %.2f", similarity);
            variants.add(new Variant(name, leavingOut(defaults, similarity)));
        }
        for (double least : new double[] {0.28, 0.32}) {
            variants.add(new Variant(name("least score %.2f", least), defaults.withMinScore(least)));
        }
        return variants;
    }

    private static List<Variant> views(RetrievalSettings defaults) {
        RetrievalSettings vectors = defaults.withWeights(0, 0);
        List<Variant> views = new ArrayList<>();
        views.add(new Variant("vectors alone", vectors.withPassagesPerSource(AS_MANY_AS_THERE_ARE)));
        views.add(new Variant("one a document", vectors));
        for (double words : new double[] {0.1, 0.2, 0.3, 0.5}) {
            views.add(new Variant(name("+ words at %.1f", words), vectors.withWeights(0, words)));
        }
        for (double parts : new double[] {0.5, 1, 1.5}) {
            views.add(new Variant(name("+ parts at %.1f", parts), vectors.withWeights(parts, 0)));
        }
        views.add(new Variant(
                "almost words alone", vectors.withWeights(0, ALMOST_WORDS_ALONE).withMinScore(-1)));
        return views;
    }

    private static RetrievalSettings leavingOut(RetrievalSettings settings, double duplicateSimilarity) {
        return new RetrievalSettings(
                settings.chunkTokens(),
                settings.overlapTokens(),
                settings.candidates(),
                settings.minScore(),
                settings.partsWeight(),
                settings.maxParts(),
                settings.wordsWeight(),
                duplicateSimilarity,
                settings.passagesPerSource());
    }

    private static String name(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
