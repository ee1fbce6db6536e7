package dev.h002.core.retrieval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #CAPACITY} entries side by side. Unmodifiable: a change gives another block that shares what did not change.
 *
 * @param codes word {@code w} of entry {@code j} at {@code w * slots + j}, zeros behind the last entry; so one word of all entries
 *     lies together, as the kernels read it
 * @param slots {@code values.length} rounded up to a multiple of {@link Kernel#LANES}
 * @param values null where an entry was removed
 * @param whole whether none was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Block(long[] codes, int slots, @Nullable Object[] values, boolean whole, Rows rows) {
    static final int CAPACITY = 512;
    /** An entry's ordinal is the number of its block shifted by this, plus its place there. */
    static final int SHIFT = 9;

    static Block empty(Rescoring kind) {
        return new Block(new long[0], 0, new Object[0], true, Rows.none(kind));
    }

    int size() {
        return values.length;
    }

    /** Entries to put into a block: values, their vectors, and their codes. */
    static final class Page {
        final List<Object> values = new ArrayList<>();
        final List<float[]> vectors = new ArrayList<>();
        final List<long[]> codes = new ArrayList<>();

        void add(Object value, float[] vector, long[] code) {
            values.add(value);
            vectors.add(vector);
            codes.add(code);
        }

        int size() {
            return values.size();
        }
    }

    /** This block and the entries of a page from {@code from} until {@code to}. */
    Block plus(Page page, int from, int to) {
        int count = values.length + to - from;
        int words = page.codes.get(from).length;
        int nextSlots = (count + Kernel.LANES - 1) / Kernel.LANES * Kernel.LANES;
        long[] next = new long[words * nextSlots];
        for (int w = 0; w < words && slots > 0; w++) {
            System.arraycopy(codes, w * slots, next, w * nextSlots, values.length);
        }
        @Nullable Object[] all = java.util.Arrays.copyOf(values, count);
        for (int i = from; i < to; i++) {
            int slot = values.length + i - from;
            all[slot] = page.values.get(i);
            long[] code = page.codes.get(i);
            for (int w = 0; w < words; w++) {
                next[w * nextSlots + slot] = code[w];
            }
        }
        return new Block(next, nextSlots, all, whole, rows.plus(page.vectors.subList(from, to)));
    }

    /** This block without some entries; their places stay empty. */
    Block without(List<Integer> slotsToClear) {
        @Nullable Object[] left = values.clone();
        for (int slot : slotsToClear) {
            left[slot] = null;
        }
        return new Block(codes, slots, left, false, rows);
    }
}
