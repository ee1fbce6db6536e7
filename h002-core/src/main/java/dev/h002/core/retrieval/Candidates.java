package dev.h002.core.retrieval;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The entries whose codes are nearest so far. Until there is room for no more everything is taken; then a histogram of the
 * distances tells the least one that keeps as many as wanted, and what is further is dropped and no longer taken.
 */
final class Candidates {
    private static final int ROOM_PER_WANTED = 6;

    private final int wanted;
    private final int[] ordinals;
    private final int[] distances;
    private final int[] histogram;
    private int count;
    private int furthest = Integer.MAX_VALUE;

    Candidates(int wanted, int bits) {
        this.wanted = wanted;
        this.ordinals = new int[wanted * ROOM_PER_WANTED];
        this.distances = new int[ordinals.length];
        this.histogram = new int[bits + 1];
    }

    /** The greatest distance that is taken. */
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
            if (slot < size && blockDistances[slot] <= furthest && (all || passes(block.values()[slot], filter))) {
                add(number << Block.SHIFT | slot, blockDistances[slot]);
            }
        }
    }

    private static boolean passes(@Nullable Object value, @Nullable Predicate<Object> filter) {
        return value != null && (filter == null || filter.test(value));
    }

    private void add(int ordinal, int distance) {
        if (count == ordinals.length) {
            cut();
            if (distance > furthest) {
                return;
            }
        }
        ordinals[count] = ordinal;
        distances[count] = distance;
        count++;
    }

    private void cut() {
        Arrays.fill(histogram, 0);
        for (int i = 0; i < count; i++) {
            histogram[distances[i]]++;
        }
        int limit = 0;
        for (int kept = histogram[0]; kept < wanted; kept += histogram[limit]) {
            limit++;
        }
        // So many at one distance that they would fill the room again and again: as good as one another, the first
        // stay.
        int most = ordinals.length / 2;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (distances[i] < limit || (distances[i] == limit && kept < most)) {
                ordinals[kept] = ordinals[i];
                distances[kept] = distances[i];
                kept++;
            }
        }
        boolean crowded = kept >= most;
        furthest = crowded ? limit - 1 : limit;
        count = kept;
    }

    /** No more are to come: keeps as many as wanted, and those as near as the last of them. */
    void finish() {
        if (count > wanted) {
            cut();
        }
    }

    int count() {
        return count;
    }

    boolean enough() {
        return count >= wanted;
    }

    int ordinal(int i) {
        return ordinals[i];
    }
}
