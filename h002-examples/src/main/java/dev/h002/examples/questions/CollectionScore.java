package dev.h002.examples.questions;

import java.util.List;
import java.util.Set;

/**
 * How well the passages of a collection were found.
 *
 * @param answered the sets of its own questions, at least one
 * @param outOfScope the sets that it does not answer
 */
public record CollectionScore(String name, List<SetScore> answered, List<SetScore> outOfScope) {
    private static final double MOST = 0.9;
    private static final Set<String> QUESTIONS = Set.of(QuestionCorpus.FAR, QuestionCorpus.NEAR);

    public CollectionScore {
        answered = List.copyOf(answered);
        outOfScope = List.copyOf(outOfScope);
    }

    /** The score that 90% of the questions of the first set reach. */
    public double reachedByMost() {
        return answered.get(0).reachedBy(MOST);
    }

    /**
     * How well scores tell what is answered from what is not: the share of the far and the near questions whose best score lies
     * below {@link #reachedByMost}. It does not depend on a least score that somebody chose.
     */
    public double toldApart() {
        List<SetScore> asked = outOfScope.stream()
                .filter(set -> QUESTIONS.contains(set.name()))
                .toList();
        int all = asked.stream().mapToInt(SetScore::questions).sum();
        int below =
                asked.stream().mapToInt(set -> set.turnedAway(reachedByMost())).sum();
        return all == 0 ? 1 : (double) below / all;
    }
}
