package dev.h002.examples.questions;

import dev.h002.Passage;
import java.util.ArrayList;
import java.util.List;

/** Counts, question by question, what was found. Keeps no text. Not thread-safe. */
public final class SetScorer {
    private final String name;
    private final List<Double> best = new ArrayList<>();
    private int first;
    private int amongFirst;

    public SetScorer(String name) {
        this.name = name;
    }

    /**
     * Takes a question and what was found.
     *
     * @param passages what was given, the best first
     * @param bestScore the score of the best passage that there would be if none were too bad to give, or -1
     */
    public void add(LabelledQuestion question, List<Passage> passages, double bestScore) {
        best.add(bestScore);
        if (!passages.isEmpty() && isRight(question, passages.get(0))) {
            first++;
        }
        if (passages.stream().anyMatch(passage -> isRight(question, passage))) {
            amongFirst++;
        }
    }

    private static boolean isRight(LabelledQuestion question, Passage passage) {
        return question.right().contains(passage.source());
    }

    /** The score of all questions so far. */
    public SetScore score() {
        return new SetScore(name, first, amongFirst, best);
    }
}
