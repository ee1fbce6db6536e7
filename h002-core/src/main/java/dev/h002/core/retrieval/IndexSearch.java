package dev.h002.core.retrieval;

import dev.h002.core.retrieval.VectorIndex.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One search of one state of an index. Used by one thread. */
final class IndexSearch<T> {
    private static final int FEW = 32;
    // Of the bits: vectors at an angle of 76 degrees.
    private static final double USUALLY_WITHIN = 0.42;
    // Kept at first, before it is known how far the last of those asked for is.
    private static final int FIRST = 256;
    private static final int FIRST_PER_HIT = 2;
    // Looked at more closely.
    private static final int MOST = 4_096;
    private static final int MOST_PER_HIT = 5;

    // Less is read in no time, and a few cells more make up for what a sample does not show.
    private static final double READ_AT_LEAST = 1_600;
    // What is read for ten of them is measured; of more, some lie in further cells.
    private static final double READ_PER_HIT = 20;

    private final VectorIndex<T> index;
    private final IndexState state;
    private final float[] query;
    private final int limit;
    private final double minScore;
    private final @Nullable Predicate<Object> filter;
    // What a kernel finds in one block.
    private final int[] distances = new int[Block.CAPACITY];
    private final int[] near = new int[Block.CAPACITY];

    // The filter takes what the index holds, which are values of T only.
    @SuppressWarnings("unchecked")
    IndexSearch(
            VectorIndex<T> index, float[] query, int limit, double minScore, @Nullable Predicate<? super T> filter) {
        this.index = index;
        this.state = index.state;
        this.query = query;
        // There are never more, and what follows from it stays a number.
        this.limit = Math.min(limit, Math.max(1, state.live()));
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
                if (value != null && (filter == null || filter.test(value))) {
                    ordinals[count++] = number << Block.SHIFT | slot;
                }
            }
        }
        return Arrays.copyOf(ordinals, count);
    }

    private int[] nearestByCode() {
        SignCodes codes = state.layout().codes();
        long[] code = codes.encode(query);
        int[] bySigns = nearestBySigns(code, codes.distance());
        // Comparing a few exactly costs less than sorting some of them out.
        return bySigns.length <= VectorIndex.EXACT
                ? bySigns
                : nearestByWeights(WeighedQuery.of(query, codes.mean(), code), bySigns);
    }

    private int[] nearestBySigns(long[] code, CodeDistance distance) {
        int[] cells = state.layout().cells().order(code);
        int wanted = Math.max(FIRST, FIRST_PER_HIT * limit);
        // The nearest are mostly within this, so that hardly anything else is taken.
        Candidates first = new Candidates(wanted, (int) (distance.greatest() * USUALLY_WITHIN));
        int read = scan(code, cells, cells.length, 0, first);
        if (first.count() < limit) {
            first = new Candidates(wanted, distance.greatest());
            read = scan(code, cells, cells.length, limit, first);
        }
        int last = first.distanceOf(limit);
        int furthest = Math.min(distance.greatest(), last + distance.tolerance(last));
        if (furthest <= first.furthest()) {
            return first.within(furthest);
        }
        // More are about as near than were kept. How far to go is known now, so nothing else is taken this time.
        Candidates all = new Candidates(Math.max(MOST, MOST_PER_HIT * limit), furthest);
        scan(code, cells, read, 0, all);
        return all.within(furthest);
    }

    /**
     * Reads cells in their order, until that is enough for the vectors there are.
     *
     * @param least how many entries are to be found, if there are so many
     * @return how many cells were read
     */
    int scan(long[] code, int[] cells, int most, int least, Candidates candidates) {
        double toRead = Math.max(state.layout().readShare() * state.slots(), READ_AT_LEAST + READ_PER_HIT * limit);
        int read = 0;
        for (int i = 0; i < most; i++) {
            // Where few pass the filter, the nearest of those are further away, and so in more cells.
            double counted = filter == null ? read : read * candidates.passing();
            if (counted >= toRead && candidates.count() >= least) {
                return i;
            }
            for (int number : state.blocksOf()[cells[i]]) {
                Block block = state.blocks().get(number);
                int nearCount =
                        index.kernel.near(block.codes(), block.slots(), code, candidates.furthest(), distances, near);
                if (nearCount > 0) {
                    candidates.take(block, number, distances, near, nearCount, filter);
                }
                read += block.slots();
            }
        }
        return most;
    }

    private int[] nearestByWeights(WeighedQuery weighed, int[] ordinals) {
        Candidates candidates =
                new Candidates(ordinals.length, weighed.distance().greatest());
        for (int ordinal : ordinals) {
            candidates.add(ordinal, weighed.distance(block(ordinal), slot(ordinal)));
        }
        int last = candidates.distanceOf(limit);
        return candidates.within(last + weighed.distance().tolerance(last));
    }

    /** Scores them exactly. */
    private List<Hit<T>> best(int[] ordinals) {
        float[] scores = scores(ordinals);
        double least = Math.max(minScore, limitScore(scores));
        List<Hit<T>> hits = new ArrayList<>(limit < ordinals.length ? limit : ordinals.length);
        for (int i = 0; i < ordinals.length; i++) {
            if (scores[i] >= least) {
                hits.add(hit(ordinals[i], scores[i]));
            }
        }
        hits.sort(index.order());
        return hits.size() > limit ? List.copyOf(hits.subList(0, limit)) : hits;
    }

    /** The score of the last that is given: there are as many as the limit, or more where several have it. */
    private double limitScore(float[] scores) {
        if (scores.length <= limit) {
            return Double.NEGATIVE_INFINITY;
        }
        if (limit > FEW) {
            float[] sorted = scores.clone();
            Arrays.sort(sorted);
            return sorted[scores.length - limit];
        }
        float[] best = new float[limit];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (float score : scores) {
            if (score > best[limit - 1]) {
                int place = limit - 1;
                for (; place > 0 && best[place - 1] < score; place--) {
                    best[place] = best[place - 1];
                }
                best[place] = score;
            }
        }
        return best[limit - 1];
    }

    private float[] scores(int[] ordinals) {
        Rows[] rows = new Rows[ordinals.length];
        float touched = 0;
        // Candidates lie anywhere in memory: asked for one after another, each would be waited for.
        for (int i = 0; i < ordinals.length; i++) {
            rows[i] = block(ordinals[i]).rows();
            touched += rows[i].touch(slot(ordinals[i]));
        }
        float[] scores = new float[ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            scores[i] = rows[i].score(slot(ordinals[i]), query, index.kernel);
        }
        // Never the case, but the compiler does not know.
        return Float.isNaN(touched) ? new float[0] : scores;
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
