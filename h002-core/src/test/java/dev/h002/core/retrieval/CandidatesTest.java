package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final int GREATEST = 384;

    @Test
    void theNearestAreKeptAndThoseAsNearAsTheLast() {
        Random random = new Random(1);
        for (int wanted : new int[] {1, 10, 80, 4_096}) {
            for (int entries : new int[] {1, 50, 3_000, 60_000}) {
                int[] distances = random.ints(entries, 100, 200).toArray();
                Candidates candidates = new Candidates(wanted, GREATEST);
                for (int i = 0; i < entries; i++) {
                    candidates.add(i, distances[i]);
                }
                int[] sorted = distances.clone();
                Arrays.sort(sorted);
                for (int nearest : new int[] {1, Math.min(wanted, entries)}) {
                    assertThat(candidates.distanceOf(nearest)).isEqualTo(sorted[nearest - 1]);
                }
                // Many at one distance: the first of them stay.
                int limit = sorted[Math.min(wanted, entries) - 1];
                int[] nearer = IntStream.range(0, entries)
                        .filter(i -> distances[i] < limit)
                        .toArray();
                assertThat(candidates.within(limit - 1)).containsExactly(nearer);
                assertThat(candidates.within(limit)).hasSizeGreaterThanOrEqualTo(Math.min(wanted, entries));
                assertThat(IntStream.of(candidates.within(limit)).map(i -> distances[i]))
                        .allMatch(its -> its <= limit);
            }
        }
    }

    @Test
    void nothingBeyondTheFurthestIsTaken() {
        Candidates candidates = new Candidates(10, 5);
        for (int i = 0; i < 10; i++) {
            candidates.add(i, i);
        }

        assertThat(candidates.within(GREATEST)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(candidates.count()).isEqualTo(6);
    }

    @Test
    void aCrowdAtOneDistanceTakesABoundedRoom() {
        Candidates candidates = new Candidates(80, GREATEST);
        for (int i = 0; i < 1_000_000; i++) {
            candidates.add(i, 7);
        }
        candidates.add(1_000_000, 6);

        assertThat(candidates.within(7)).hasSizeBetween(80, 513).contains(0, 79, 1_000_000);
        assertThat(candidates.distanceOf(1)).isEqualTo(6);
        assertThat(candidates.distanceOf(80)).isEqualTo(7);
    }
}
