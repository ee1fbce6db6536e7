package dev.h002.examples.corpus;

import dev.h002.EntityType;
import java.util.List;

/**
 * How well the personal data of one type is found.
 *
 * @param gold how many spans are marked
 * @param found how many a masker reported
 * @param goldHit marked ones that a reported one of the same type overlaps
 * @param foundHit reported ones that overlap a marked one of the same type
 * @param exact reported ones that are a marked one to the character
 * @param failing the ids of the first messages where one was missed or reported in vain
 */
public record TypeScore(
        EntityType type, int gold, int found, int goldHit, int foundHit, int exact, List<String> failing) {
    public TypeScore {
        failing = List.copyOf(failing);
    }

    /** The share of the reported that is marked; 1 where nothing was reported. */
    public double precision() {
        return share(foundHit, found);
    }

    /** The share of the marked that was reported; 1 where nothing is marked. */
    public double recall() {
        return share(goldHit, gold);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** The same where only an exact match counts. */
    public double strictF1() {
        return share(2L * exact, gold + found);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
