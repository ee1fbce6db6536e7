package dev.h002.core.retrieval;

import dev.h002.core.embedding.Similarity;
import dev.h002.core.retrieval.Words.QuestionWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks chunks by three views of how near they are to a question: the cosine; the best three sentences of a question of several,
 * once what all chunks have in common is taken off; and the words both share. What comes first is decided by all of them: a
 * chunk's score is the level of the question, less what it falls behind the best chunk in each view, times that view's weight.
 * The level is the best cosine that the question, or a sentence of it, has with any chunk. So how good the best is does not depend
 * on the other views, which tells a question that the documents answer from one they do not; a sum of the views would tell them
 * apart less well (docs/benchmarks/retrieval-quality.md).
 */
final class HybridRanking {
    private static final int BEST_PARTS = 3;

    private final KnowledgeSnapshot snapshot;
    private final RetrievalSettings settings;
    private final Question question;
    private final Map<String, String> metadata;
    private final long now;

    HybridRanking(
            KnowledgeSnapshot snapshot,
            RetrievalSettings settings,
            Question question,
            Map<String, String> metadata,
            long now) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.question = question;
        this.metadata = metadata;
        this.now = now;
    }

    /**
     * A question's vectors.
     *
     * @param whole of all its text
     * @param parts of its sentences; empty if it is one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Question(String text, float[] whole, List<float[]> parts) {}

    /** A chunk and how good it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ranked(KnownChunk chunk, float[] vector, double score) {}

    /** The best first; of equals the one with the smaller id. */
    List<Ranked> ranked(int limit) {
        int candidates = Math.max(settings.candidates(), 2 * limit);
        Map<String, VectorIndex.Entry<KnownChunk>> found = byVectors(candidates);
        Map<String, Double> shared = words(found, candidates);
        List<VectorIndex.Entry<KnownChunk>> chunks = List.copyOf(found.values());
        double[] cosines = cosines(question.whole(), chunks);
        double[] scores = new double[chunks.size()];
        Arrays.fill(scores, level(cosines, chunks));
        subtract(scores, 1, cosines);
        subtract(scores, settings.partsWeight(), parts(chunks));
        subtract(
                scores,
                settings.wordsWeight(),
                chunks.stream()
                        .mapToDouble(chunk -> shared.getOrDefault(chunk.value().id(), 0.0))
                        .toArray());
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            ranked.add(new Ranked(chunks.get(i).value(), chunks.get(i).vector(), scores[i]));
        }
        ranked.sort(Comparator.comparingDouble((Ranked one) -> -one.score())
                .thenComparing(one -> one.chunk().id()));
        return ranked;
    }

    private Map<String, VectorIndex.Entry<KnownChunk>> byVectors(int candidates) {
        Map<String, VectorIndex.Entry<KnownChunk>> found = new LinkedHashMap<>();
        List<float[]> vectors = new ArrayList<>(question.parts());
        vectors.add(question.whole());
        for (float[] vector : vectors) {
            snapshot.vectors()
                    .search(vector, candidates, -1, chunk -> chunk.matches(metadata, now))
                    .forEach(hit -> found.put(hit.value().id(), new VectorIndex.Entry<>(hit.value(), hit.vector())));
        }
        return found;
    }

    /** Adds the chunks that share most words, and tells for all how much they share. */
    private Map<String, Double> words(Map<String, VectorIndex.Entry<KnownChunk>> found, int candidates) {
        if (settings.wordsWeight() == 0) {
            return Map.of();
        }
        QuestionWords asked = snapshot.words().words(question.text());
        Map<String, Double> best = snapshot.words().best(asked, Words.filter(metadata, now), candidates);
        best.keySet().forEach(id -> snapshot.vectors().find(id).ifPresent(entry -> found.putIfAbsent(id, entry)));
        Map<String, Double> shared = new LinkedHashMap<>(snapshot.words().of(asked, found.keySet()));
        shared.putAll(best);
        return shared;
    }

    private double level(double[] cosines, List<VectorIndex.Entry<KnownChunk>> chunks) {
        double level = Arrays.stream(cosines).max().orElse(0);
        for (float[] part : question.parts()) {
            level = Math.max(level, Arrays.stream(cosines(part, chunks)).max().orElse(0));
        }
        return level;
    }

    private static double[] cosines(float[] vector, List<VectorIndex.Entry<KnownChunk>> chunks) {
        return chunks.stream()
                .mapToDouble(chunk -> Kernels.best().dot(vector, chunk.vector()))
                .toArray();
    }

    private static void subtract(double[] scores, double weight, double[] view) {
        double best = Arrays.stream(view).max().orElse(0);
        for (int i = 0; i < scores.length; i++) {
            scores[i] -= weight * (best - view[i]);
        }
    }

    /** The mean of the best few sentences' cosines; alike for all if the question is one sentence. */
    private double[] parts(List<VectorIndex.Entry<KnownChunk>> chunks) {
        List<float[]> parts = question.parts().stream().map(this::own).toList();
        double[] view = new double[chunks.size()];
        for (int i = 0; i < view.length && !parts.isEmpty(); i++) {
            float[] chunk = own(chunks.get(i).vector());
            double[] cosines = parts.stream()
                    .mapToDouble(part -> Kernels.best().dot(part, chunk))
                    .sorted()
                    .toArray();
            int from = Math.max(0, cosines.length - BEST_PARTS);
            view[i] = Arrays.stream(cosines, from, cosines.length).average().orElse(0);
        }
        return view;
    }

    private float[] own(float[] vector) {
        float[] own = new float[vector.length];
        float[] common = snapshot.common();
        for (int d = 0; d < own.length; d++) {
            own[d] = vector[d] - common[d];
        }
        return Similarity.normalized(own);
    }
}
