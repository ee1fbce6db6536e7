package dev.h002.core.retrieval;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The entries whose codes are nearest so far. A histogram of the distances tells, after each, how far the last of as many as
 * wanted is; what is further is no longer taken, and dropped when room is needed.
 */
final class Candidates {
    private static final int FIRST_ROOM = 512;
    private static final int ROOM_PER_WANTED = 4;

    private final int wanted;
    private final int[] histogram;
    private int[] ordinals = new int[FIRST_ROOM];
    private int[] distances = new int[FIRST_ROOM];
    private int count;
    // The distance of the last that is wanted, and how many are as near.
    private int last;
    private int within;
    private int furthest;
    private int asked;
    private int passed;

    /**
     * @param wanted how many to keep, and those as near as the last of them
     * @param furthest the greatest distance that is taken, however few there are; at least 0
     */
    Candidates(int wanted, int furthest) {
        this.wanted = wanted;
        this.histogram = new int[furthest + 1];
        this.last = furthest;
        this.furthest = furthest;
    }

    /** The greatest distance that is taken; -1 if none is. */
    int furthest() {
        return furthest;
    }

    /**
     * Takes the near entries of a block.
     *
     * @param filter asked of those only; null lets all pass, and then a whole block's values are not even read
     */
    void take(
            Block block,
            int number,
            int[] blockDistances,
            int[] near,
            int nearCount,
            @Nullable Predicate<Object> filter) {
        boolean all = filter == null && block.whole();
        int size = block.size();
        for (int i = 0; i < nearCount; i++) {
            int slot = near[i];
            // Slots behind the last entry have distances too, and those taken meanwhile may have moved the limit.
            if (slot < size && blockDistances[slot] <= furthest) {
                asked++;
                if (all || passes(block.values()[slot], filter)) {
                    passed++;
                    add(number << Block.SHIFT | slot, blockDistances[slot]);
                }
            }
        }
    }

    private static boolean passes(@Nullable Object value, @Nullable Predicate<Object> filter) {
        return value != null && (filter == null || filter.test(value));
    }

    /** Takes an entry, unless it is too far. */
    void add(int ordinal, int distance) {
        if (count == ordinals.length) {
            makeRoom();
        }
        if (distance > furthest) {
            return;
        }
        ordinals[count] = ordinal;
        distances[count] = distance;
        count++;
        histogram[distance]++;
        within++;
        while (within - histogram[last] >= wanted) {
            within -= histogram[last];
            last--;
            furthest = Math.min(furthest, last);
        }
    }

    private void makeRoom() {
        drop(last, Integer.MAX_VALUE);
        if (count > ordinals.length / 2) {
            if (ordinals.length < ROOM_PER_WANTED * wanted) {
                ordinals = Arrays.copyOf(ordinals, 2 * ordinals.length);
                distances = Arrays.copyOf(distances, ordinals.length);
            } else {
                dropCrowd();
            }
        }
    }

    // So many are at one distance that they would fill the room again and again: as good as one another, the first
    // stay.
    private void dropCrowd() {
        int nearer = within - histogram[last];
        drop(last, wanted - nearer);
        histogram[last] = wanted - nearer;
        within = wanted;
        furthest = last - 1;
    }

    private void drop(int beyond, int keptThere) {
        int kept = 0;
        int left = keptThere;
        for (int i = 0; i < count; i++) {
            if (distances[i] < beyond || (distances[i] == beyond && left-- > 0)) {
                ordinals[kept] = ordinals[i];
                distances[kept] = distances[i];
                kept++;
            }
        }
        count = kept;
    }

    /** The share of those near enough that were not removed and passed the filter; 0 if none did. */
    double passing() {
        return asked == 0 ? 0 : (double) passed / asked;
    }

    /** How many were taken and not dropped. */
    int count() {
        return count;
    }

    /** How far the last is of so many of the nearest; if there are fewer, of all. */
    int distanceOf(int nearest) {
        int distance = 0;
        for (int upTo = histogram[0]; upTo < nearest && distance < last; upTo += histogram[distance]) {
            distance++;
        }
        return distance;
    }

    /** Those within a distance, in the order they were taken. */
    int[] within(int distance) {
        int[] near = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (distances[i] <= distance) {
                near[n++] = ordinals[i];
            }
        }
        return Arrays.copyOf(near, n);
    }
}
