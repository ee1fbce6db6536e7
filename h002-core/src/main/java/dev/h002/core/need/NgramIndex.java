package dev.h002.core.need;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How alike texts are by their spelling: the cosine of TF-IDF vectors over words, pairs of words and runs of three and four
 * letters. It sees what an embedding blurs, such as "how do I" against "where is", and bears typing errors. Immutable.
 *
 * <p>A feature counts once per text, with weight {@code ln((n + 1) / (d + 1)) + 0.3}, where {@code d} of the {@code n} texts
 * have it; one that no text has counts 1 in the length of a question.
 */
final class NgramIndex {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}']+|[^\\s\\p{L}\\p{N}]");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z_]+_\\d+>");
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 4;
    private static final double LEAST_WEIGHT = 0.3;
    private static final double UNKNOWN_WEIGHT = 1;

    /** Which texts have a feature, how much it weighs, and that divided by each text's length. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Posting(double weight, int[] texts, float[] shares) {}

    private final int size;
    private final Map<String, Posting> postings;

    private NgramIndex(int size, Map<String, Posting> postings) {
        this.size = size;
        this.postings = postings;
    }

    static NgramIndex of(List<String> texts) {
        List<Set<String>> features = texts.stream().map(NgramIndex::features).toList();
        Map<String, List<Integer>> holders = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            for (String feature : features.get(i)) {
                holders.computeIfAbsent(feature, none -> new ArrayList<>()).add(i);
            }
        }
        Map<String, Posting> postings = new HashMap<>();
        holders.forEach((feature, all) -> postings.put(
                feature,
                new Posting(
                        Math.log((texts.size() + 1.0) / (all.size() + 1)) + LEAST_WEIGHT,
                        all.stream().mapToInt(Integer::intValue).toArray(),
                        new float[all.size()])));
        NgramIndex index = new NgramIndex(texts.size(), postings);
        double[] lengths = features.stream().mapToDouble(index::length).toArray();
        for (Posting posting : postings.values()) {
            for (int i = 0; i < posting.texts.length; i++) {
                posting.shares[i] = (float) (posting.weight / lengths[posting.texts[i]]);
            }
        }
        return index;
    }

    /** The cosine of a text to each of the index, 0 to 1. */
    float[] similarities(String text) {
        float[] cosines = new float[size];
        Set<String> features = features(text);
        double length = length(features);
        for (String feature : features) {
            Posting posting = postings.get(feature);
            if (posting != null) {
                float share = (float) (posting.weight / length);
                for (int i = 0; i < posting.texts.length; i++) {
                    cosines[posting.texts[i]] += share * posting.shares[i];
                }
            }
        }
        return cosines;
    }

    private double length(Set<String> features) {
        double squares = 0;
        for (String feature : features) {
            Posting posting = postings.get(feature);
            double weight = posting == null ? UNKNOWN_WEIGHT : posting.weight;
            squares += weight * weight;
        }
        return squares == 0 ? 1 : Math.sqrt(squares);
    }

    private static Set<String> features(String text) {
        Set<String> features = new LinkedHashSet<>();
        String before = "";
        Matcher tokens = TOKEN.matcher(PLACEHOLDER.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT));
        while (tokens.find()) {
            String word = tokens.group().replace("'", "");
            if (word.isEmpty()) {
                continue;
            }
            features.add(word);
            if (!before.isEmpty()) {
                features.add(before + ' ' + word);
            }
            String marked = '^' + word + '$';
            for (int run = SHORTEST_RUN; run <= LONGEST_RUN; run++) {
                for (int at = 0; marked.length() > run && at + run <= marked.length(); at++) {
                    features.add('*' + marked.substring(at, at + run));
                }
            }
            before = word;
        }
        return features;
    }
}
