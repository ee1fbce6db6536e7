package dev.h002.core.retrieval;

import dev.h002.core.retrieval.VectorIndex.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One search of one state of an index. Used by one thread. */
final class IndexSearch<T> {
    private static final int LEAST_CANDIDATES = 40;
    private static final int CANDIDATES_PER_HIT = 5;
    private static final int ENTRIES_PER_CANDIDATE = 2_000;
    private static final int MOST_FOR_SIZE = 160;
    private static final int USUAL_DIMENSIONS = 384;
    // Entries that a search of cells reads at least, and how that grows.
    private static final int READ_AT_LEAST = 20_000;
    private static final int READ_PER_ROOT = 50;

    private final VectorIndex<T> index;
    private final IndexState state;
    private final float[] query;
    private final int limit;
    private final double minScore;
    private final Predicate<Object> filter;

    // The filter takes what the index holds, which are values of T only.
    @SuppressWarnings("unchecked")
    IndexSearch(VectorIndex<T> index, float[] query, int limit, double minScore, Predicate<? super T> filter) {
        this.index = index;
        this.state = index.state;
        this.query = query;
        this.limit = limit;
        this.minScore = minScore;
        this.filter = (Predicate<Object>) filter;
    }

    List<Hit<T>> run() {
        if (state.live() == 0) {
            return List.of();
        }
        int[] ordinals = state.live() <= VectorIndex.EXACT ? all() : nearestByCode();
        return best(ordinals);
    }

    private int[] all() {
        int[] ordinals = new int[state.live()];
        int count = 0;
        for (int number = 0; number < state.blocks().size(); number++) {
            @Nullable Object[] values = state.blocks().get(number).values();
            for (int slot = 0; slot < values.length; slot++) {
                Object value = values[slot];
                if (value != null && filter.test(value)) {
                    ordinals[count++] = number << Block.SHIFT | slot;
                }
            }
        }
        return Arrays.copyOf(ordinals, count);
    }

    private int[] nearestByCode() {
        long[] code = state.codes().encode(query);
        Candidates candidates = new Candidates(wanted(), code.length * Long.SIZE);
        int[] distances = new int[Block.CAPACITY];
        int[] near = new int[Block.CAPACITY];
        int toRead = state.cells().count() == 1
                ? Integer.MAX_VALUE
                : (int) (READ_AT_LEAST + READ_PER_ROOT * Math.sqrt(state.live()));
        int read = 0;
        for (int cell : state.cells().order(code)) {
            // A filter that few pass makes a search read on until it has enough.
            if (read >= toRead && candidates.enough()) {
                break;
            }
            for (int number : state.blocksOf()[cell]) {
                Block block = state.blocks().get(number);
                int nearCount =
                        index.kernel.near(block.codes(), block.slots(), code, candidates.furthest(), distances, near);
                candidates.take(block, number, distances, near, nearCount, filter);
                read += block.size();
            }
        }
        candidates.finish();
        int[] ordinals = new int[candidates.count()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = candidates.ordinal(i);
        }
        return ordinals;
    }

    private int wanted() {
        int forSize = Math.min(MOST_FOR_SIZE, state.live() / ENTRIES_PER_CANDIDATE);
        int wanted = Math.max(LEAST_CANDIDATES + forSize, CANDIDATES_PER_HIT * limit);
        // Fewer bits tell less.
        return index.dimensions >= USUAL_DIMENSIONS ? wanted : wanted * USUAL_DIMENSIONS / index.dimensions;
    }

    /** Scores them exactly. Each is kept as one number that sorts by its score, with its place in the lower half. */
    private List<Hit<T>> best(int[] ordinals) {
        long[] keys = new long[ordinals.length];
        int count = 0;
        for (int i = 0; i < ordinals.length; i++) {
            float score = block(ordinals[i]).rows().score(slot(ordinals[i]), query, index.kernel);
            if (score >= minScore) {
                keys[count++] = (long) descending(score) << Integer.SIZE | i;
            }
        }
        Arrays.sort(keys, 0, count);
        List<Hit<T>> hits = new ArrayList<>(Math.min(limit, count));
        for (int i = 0; i < count && (i < limit || sameScore(keys[i], keys[limit - 1])); i++) {
            hits.add(hit(ordinals[(int) keys[i]], score((int) (keys[i] >> Integer.SIZE))));
        }
        hits.sort(index.order());
        return hits.size() > limit ? List.copyOf(hits.subList(0, limit)) : hits;
    }

    private static boolean sameScore(long key, long other) {
        return key >> Integer.SIZE == other >> Integer.SIZE;
    }

    /** An int that is the smaller the greater the score: floats of one sign sort as their bits do. */
    private static int descending(float score) {
        int bits = Float.floatToRawIntBits(score + 0f);
        return ~(bits ^ (bits >> 31 & Integer.MAX_VALUE));
    }

    private static float score(int descending) {
        int bits = ~descending;
        return Float.intBitsToFloat(bits ^ (bits >> 31 & Integer.MAX_VALUE));
    }

    private Hit<T> hit(int ordinal, float score) {
        return new Hit<>(
                index.value(state.blocks(), ordinal),
                score,
                block(ordinal).rows().vector(slot(ordinal)));
    }

    private Block block(int ordinal) {
        return state.blocks().get(ordinal >>> Block.SHIFT);
    }

    private static int slot(int ordinal) {
        return ordinal & (Block.CAPACITY - 1);
    }
}
