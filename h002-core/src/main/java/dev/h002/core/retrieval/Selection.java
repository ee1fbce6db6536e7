package dev.h002.core.retrieval;

import dev.h002.core.retrieval.HybridRanking.Ranked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses the passages to give: good enough, none twice, and of several documents first. */
final class Selection {
    private static final double LOWER_AFTER_THE_BEST = 0.1;

    private final RetrievalSettings settings;
    private final int limit;

    Selection(RetrievalSettings settings, int limit) {
        this.settings = settings;
        this.limit = limit;
    }

    /** @param ranked the best first; what is given keeps that order */
    List<Ranked> of(List<Ranked> ranked) {
        List<Ranked> chosen = new ArrayList<>();
        List<Ranked> passedOver = new ArrayList<>();
        Map<String, Integer> perSource = new HashMap<>();
        for (Ranked one : ranked) {
            double least = chosen.isEmpty() ? settings.minScore() : settings.minScore() - LOWER_AFTER_THE_BEST;
            if (chosen.size() == limit || one.score() < least) {
                break;
            }
            String source = one.chunk().chunk().source();
            if (perSource.getOrDefault(source, 0) >= settings.passagesPerSource()) {
                passedOver.add(one);
            } else if (!saysTheSame(one, chosen)) {
                perSource.merge(source, 1, Integer::sum);
                chosen.add(one);
            }
        }
        for (Ranked one : passedOver) {
            if (chosen.size() < limit && !saysTheSame(one, chosen)) {
                chosen.add(one);
            }
        }
        return ranked.stream().filter(chosen::contains).toList();
    }

    private boolean saysTheSame(Ranked one, List<Ranked> chosen) {
        for (Ranked other : chosen) {
            boolean sameText =
                    one.chunk().chunk().text().equals(other.chunk().chunk().text());
            if (sameText || Kernels.best().dot(one.vector(), other.vector()) >= settings.duplicateSimilarity()) {
                return true;
            }
        }
        return false;
    }
}
