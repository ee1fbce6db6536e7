package dev.h002.core.retrieval;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * From an entry's id to its ordinal: an open-addressing hash table of ordinals alone, since the ids can be asked of the entries.
 * About 5.5 bytes an entry, where a map of objects takes ninety. It is cut into parts, and a copy shares the parts that it has
 * not changed. A copy is for one thread; a table that nobody changes any more may be read by many.
 */
final class IdTable {
    static final int NONE = -1;

    private static final int PARTS = 64;
    private static final double MAX_LOAD = 0.8;
    private static final double GROWTH = 1.3;
    private static final int FIRST_SIZE = 8;

    // Ordinal plus one; 0 is free. Linear probing.
    private final int[][] parts;
    private final int[] counts;
    private final boolean[] own = new boolean[PARTS];

    IdTable() {
        parts = new int[PARTS][];
        Arrays.fill(parts, new int[FIRST_SIZE]);
        counts = new int[PARTS];
    }

    private IdTable(IdTable other) {
        parts = other.parts.clone();
        counts = other.counts.clone();
    }

    IdTable copy() {
        return new IdTable(this);
    }

    /**
     * The ordinal of an id, or {@link #NONE}.
     *
     * @param idOf tells the id of the entry at an ordinal that is in the table
     */
    int find(String id, IntFunction<String> idOf) {
        int hash = spread(id.hashCode());
        int[] part = parts[hash >>> PART_SHIFT];
        for (int slot = slot(hash, part.length); part[slot] != 0; slot = next(slot, part.length)) {
            if (idOf.apply(part[slot] - 1).equals(id)) {
                return part[slot] - 1;
            }
        }
        return NONE;
    }

    // The top six bits choose the part.
    private static final int PART_SHIFT = 26;

    /** Adds an id that is not in the table. */
    void add(String id, int ordinal, IntFunction<String> idOf) {
        int hash = spread(id.hashCode());
        int number = hash >>> PART_SHIFT;
        int[] part = owned(number);
        if (counts[number] + 1 > part.length * MAX_LOAD) {
            int[] larger = new int[(int) (part.length * GROWTH) + 1];
            for (int stored : part) {
                if (stored != 0) {
                    put(larger, spread(idOf.apply(stored - 1).hashCode()), stored);
                }
            }
            parts[number] = larger;
            part = larger;
        }
        put(part, hash, ordinal + 1);
        counts[number]++;
    }

    /** Takes an id out; its entry must still tell it. */
    void remove(String id, int ordinal, IntFunction<String> idOf) {
        int hash = spread(id.hashCode());
        int number = hash >>> PART_SHIFT;
        int[] part = owned(number);
        int slot = slot(hash, part.length);
        while (part[slot] != ordinal + 1) {
            slot = next(slot, part.length);
        }
        part[slot] = 0;
        counts[number]--;
        // What was pushed past the place that is free now must not be lost behind it.
        for (int later = next(slot, part.length); part[later] != 0; later = next(later, part.length)) {
            int stored = part[later];
            part[later] = 0;
            put(part, spread(idOf.apply(stored - 1).hashCode()), stored);
        }
    }

    private int[] owned(int number) {
        if (!own[number]) {
            parts[number] = parts[number].clone();
            own[number] = true;
        }
        return parts[number];
    }

    private static void put(int[] part, int hash, int stored) {
        int slot = slot(hash, part.length);
        while (part[slot] != 0) {
            slot = next(slot, part.length);
        }
        part[slot] = stored;
    }

    private static int slot(int hash, int length) {
        return (int) (((hash & MASK) * (long) length) >>> PART_SHIFT);
    }

    private static final int MASK = (1 << PART_SHIFT) - 1;

    private static int next(int slot, int length) {
        return slot + 1 == length ? 0 : slot + 1;
    }

    // The finaliser of MurmurHash3: ids that differ in their last letter only must not lie together.
    private static int spread(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
