package dev.h002.core.need;

import dev.h002.Need;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.embedding.Similarity;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * From nearness to needs. A cosine of {@code low} or less scores 0, of {@code high} or more 1, evenly between.
 *
 * @param threshold the least score of a need
 */
record NeedScoring(double low, double high, double threshold) {
    private static final int MAX_NEEDS = 3;
    // A second need must be this near to the best of its clause, else it is only a neighbour of it.
    private static final double RIVAL = 0.75;
    /** The score from which a need is plain, whatever was said before. */
    static final double PLAIN = 0.75;

    private static final Set<String> LAST = Set.of(Need.GREETING, Need.THANKS, Need.REFUSE);

    static NeedScoring of(EmbeddingModel model) {
        boolean hashes = model.modelName().equals(HashingEmbeddingModel.MODEL_NAME);
        return hashes ? new NeedScoring(0.05, 0.75, 0.3) : new NeedScoring(0.2, 0.8, 0.4);
    }

    List<Need> needs(ExampleIndex index, List<String> clauses, Function<String, float[]> embedding) {
        Map<String, Double> best = new LinkedHashMap<>();
        for (String clause : clauses) {
            String answer = Consent.ofClause(clause);
            if (answer != null) {
                best.put(answer, 1.0);
                continue;
            }
            clauseNeeds(index.nearness(Similarity.normalized(embedding.apply(clause))))
                    .forEach((label, score) -> best.merge(label, score, Math::max));
        }
        List<Need> needs = new ArrayList<>();
        best.forEach((label, score) -> needs.add(new Need(label, Math.round(score * 1000) / 1000.0)));
        boolean substantial = needs.stream().anyMatch(need -> !LAST.contains(need.label()) && !isOther(need));
        needs.removeIf(need -> isOther(need) && best.size() > 1);
        needs.sort(Comparator.comparing((Need need) -> substantial && LAST.contains(need.label()))
                .thenComparing(Comparator.comparingDouble(Need::score).reversed())
                .thenComparing(Need::label));
        return needs.isEmpty()
                ? List.of(new Need(Need.OTHER, 0))
                : needs.stream().limit(MAX_NEEDS).toList();
    }

    private static boolean isOther(Need need) {
        return need.label().equals(Need.OTHER);
    }

    // A yes or no is the whole of a clause or not in it, never a rival of something else.
    private static boolean isAnswer(String label) {
        return label.equals(Need.CONFIRM) || label.equals(Need.REFUSE);
    }

    private Map<String, Double> clauseNeeds(Map<String, Double> nearness) {
        Map<String, Double> scores = new LinkedHashMap<>();
        nearness.forEach((label, cosine) -> scores.put(label, score(cosine)));
        double top =
                scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double other = scores.getOrDefault(Need.OTHER, 0.0);
        if (other == top) {
            return Map.of(Need.OTHER, other);
        }
        scores.entrySet()
                .removeIf(need -> need.getValue() < threshold
                        || need.getValue() < top * RIVAL
                        || (isAnswer(need.getKey()) && (need.getValue() < top || top < PLAIN)));
        return scores.isEmpty() ? Map.of(Need.OTHER, other) : scores;
    }

    private double score(double cosine) {
        return Math.max(0, Math.min(1, (cosine - low) / (high - low)));
    }
}
