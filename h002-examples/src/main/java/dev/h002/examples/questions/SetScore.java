package dev.h002.examples.questions;

import java.util.List;

/**
 * How well the questions of a set were answered.
 *
 * @param first how many have a right document's passage in the first place
 * @param amongFirst how many have one among all that were given
 * @param best for each question the score of the best passage, however low, or -1 if there was none; ascending
 */
public record SetScore(String name, int first, int amongFirst, List<Double> best) {
    public SetScore {
        best = best.stream().sorted().toList();
    }

    public int questions() {
        return best.size();
    }

    /** How many questions a passage is given for, where it must have at least this score. */
    public int kept(double minScore) {
        return (int) best.stream().filter(score -> score >= minScore).count();
    }

    /** How many questions none is given for. */
    public int turnedAway(double minScore) {
        return questions() - kept(minScore);
    }

    /**
     * The greatest score that at least this share of the questions reach; -1 without questions.
     *
     * @param share 0 to 1
     */
    public double reachedBy(double share) {
        if (best.isEmpty()) {
            return -1;
        }
        int reaching = Math.max(1, (int) Math.ceil(share * questions() - 1e-9));
        return best.get(questions() - reaching);
    }

    /** A part of the questions; 1 where there are none. */
    public double share(int part) {
        return best.isEmpty() ? 1 : (double) part / questions();
    }
}
