package dev.h002.core.retrieval;

import dev.h002.InvalidInputException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries to search by the cosine of their vectors, in this process.
 *
 * <p>Up to {@value #EXACT} entries are all compared. Beyond that each is also kept as one bit per dimension, whether it is above
 * the mean. A search counts in how many bits entries differ from its query; compares those more closely that are within three
 * standard deviations of the last it would give by that; and those exactly that are still near enough then, at most a few
 * thousand. From {@value #GROUPED} entries on it is tried to group them by their bits. Where that shows topics, a search reads the
 * groups nearest to its query only, as many as a sample of queries needed; where it does not, it reads all.
 * docs/benchmarks/vector-search.md has what that finds and costs.
 *
 * <p>A value: {@link #with} gives another index that shares what did not change, so any number of threads may search one
 * without a lock, and each search sees one state throughout. Adding costs in proportion to what is added; now and then, when
 * the index has grown several times or a fifth of it was taken out, all is laid out anew, which takes a second for 100,000 entries
 * and 20 seconds for a million. 58 bytes an entry of 384 dimensions beside the vectors, and up to 20 more where few entries are
 * in groups.
 *
 * @param <T> what is found; tells its own id
 */
public final class VectorIndex<T> {
    static final int EXACT = 128;
    static final int GROUPED = 8_192;

    final int dimensions;
    final Rescoring rescoring;
    final Kernel kernel;
    final int groupedFrom;
    final Function<? super T, String> idOf;
    final IndexState state;

    VectorIndex(VectorIndex<T> like, IndexState state) {
        this.dimensions = like.dimensions;
        this.rescoring = like.rescoring;
        this.kernel = like.kernel;
        this.groupedFrom = like.groupedFrom;
        this.idOf = like.idOf;
        this.state = state;
    }

    private VectorIndex(Builder<T> builder) {
        this.dimensions = builder.dimensions;
        this.rescoring = builder.rescoring;
        this.kernel = builder.kernel;
        this.groupedFrom = builder.groupedFrom;
        this.idOf = builder.idOf;
        this.state = IndexState.empty(IndexState.Layout.none(kernel, dimensions));
    }

    /**
     * What to put in.
     *
     * @param vector finite, not all zeros; kept as it is where its length is 1, so treat it as read-only
     */
    @SuppressWarnings("ArrayRecordComponent") // a copy would double what a search keeps
    public record Entry<T>(T value, float[] vector) {}

    /**
     * What was found.
     *
     * @param score the cosine, -1 to 1
     * @param vector of length 1; treat it as read-only
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Hit<T>(T value, double score, float[] vector) {}

    /**
     * Starts an empty index.
     *
     * @param dimensions how many numbers each vector has, at least 1
     * @param idOf gives an entry's id, always the same
     */
    public static <T> Builder<T> builder(int dimensions, Function<? super T, String> idOf) {
        return new Builder<>(dimensions, idOf);
    }

    /** How many entries there are. */
    public int size() {
        return state.live();
    }

    public int dimensions() {
        return dimensions;
    }

    /**
     * This index with entries added, or put in place of those of the same id, and others taken out before. Hand over changes
     * together: each call copies a few hundred kilobytes.
     *
     * @param removed ids; unknown ones are ignored
     * @throws InvalidInputException if a vector has another number of dimensions, is all zeros, or holds what is no number
     */
    public VectorIndex<T> with(Collection<Entry<T>> added, Collection<String> removed) {
        IndexState next = new IndexGrowth<>(this).apply(added, removed);
        boolean same = added.isEmpty() && next.live() == state.live();
        return same ? this : new VectorIndex<>(this, next);
    }

    /** The ids of all entries that pass a filter. */
    public Set<String> ids(Predicate<? super T> filter) {
        Set<String> ids = new LinkedHashSet<>();
        for (int number = 0; number < state.blocks().size(); number++) {
            for (int slot = 0; slot < state.blocks().get(number).size(); slot++) {
                if (state.blocks().get(number).values()[slot] != null) {
                    T value = value(state.blocks(), number << Block.SHIFT | slot);
                    if (filter.test(value)) {
                        ids.add(idOf.apply(value));
                    }
                }
            }
        }
        return ids;
    }

    /** The entry of an id. */
    public Optional<Entry<T>> find(String id) {
        int ordinal = state.ids().find(id, idAt(state.blocks()));
        return ordinal == IdTable.NONE
                ? Optional.empty()
                : Optional.of(new Entry<>(value(state.blocks(), ordinal), vector(state.blocks(), ordinal)));
    }

    /** As {@link #search(float[], int, double, Predicate)}, among all entries. */
    public List<Hit<T>> search(float[] query, int limit, double minScore) {
        return find(query, limit, minScore, null);
    }

    /**
     * The nearest entries that pass a filter. Entries that do not pass take no places from those that do.
     *
     * @param query need not be of length 1
     * @param limit the most to give, at least 1
     * @param minScore the least cosine to give
     * @param filter asked of those near enough only; cheap, and without side effects
     * @return nearest first; of equals the one with the smaller id first
     * @throws InvalidInputException if the query has another number of dimensions, or holds what is no number
     */
    public List<Hit<T>> search(float[] query, int limit, double minScore, Predicate<? super T> filter) {
        return find(query, limit, minScore, Objects.requireNonNull(filter));
    }

    private List<Hit<T>> find(float[] query, int limit, double minScore, @Nullable Predicate<? super T> filter) {
        if (limit < 1) {
            throw new InvalidInputException("limit", "At least one entry must be asked for.");
        }
        return new IndexSearch<>(this, UnitVector.of(query, dimensions), limit, minScore, filter).run();
    }

    IntFunction<String> idAt(List<Block> blocks) {
        return ordinal -> idOf.apply(value(blocks, ordinal));
    }

    // Only what was handed in as a T is ever stored.
    @SuppressWarnings("unchecked")
    T value(List<Block> blocks, int ordinal) {
        return (T) Objects.requireNonNull(blocks.get(ordinal >>> Block.SHIFT).values()[ordinal & (Block.CAPACITY - 1)]);
    }

    private static float[] vector(List<Block> blocks, int ordinal) {
        return blocks.get(ordinal >>> Block.SHIFT).rows().vector(ordinal & (Block.CAPACITY - 1));
    }

    Comparator<Hit<T>> order() {
        return Comparator.comparingDouble((Hit<T> hit) -> -hit.score()).thenComparing(hit -> idOf.apply(hit.value()));
    }

    /** Collects an index's settings. Not thread-safe. */
    public static final class Builder<T> {
        private final int dimensions;
        private final Function<? super T, String> idOf;
        private Rescoring rescoring = Rescoring.FLOAT;
        private Kernel kernel = Kernels.best();
        private int groupedFrom = GROUPED;

        private Builder(int dimensions, Function<? super T, String> idOf) {
            if (dimensions < 1) {
                throw new InvalidInputException("dimensions", "A vector has at least one dimension.");
            }
            this.dimensions = dimensions;
            this.idOf = Objects.requireNonNull(idOf);
        }

        /** How vectors are kept; default {@link Rescoring#FLOAT}. */
        public Builder<T> rescoring(Rescoring kind) {
            this.rescoring = Objects.requireNonNull(kind);
            return this;
        }

        Builder<T> kernel(Kernel other) {
            this.kernel = other;
            return this;
        }

        /**
         * From how many entries on it is tried to group them; default {@value VectorIndex#GROUPED}. With {@link Integer#MAX_VALUE} every
         * search reads all, which finds a little more.
         */
        public Builder<T> groupedFrom(int entries) {
            if (entries < 1) {
                throw new InvalidInputException("groupedFrom", "Entries are grouped from a number of 1 or more on.");
            }
            this.groupedFrom = entries;
            return this;
        }

        /** An index without entries. */
        public VectorIndex<T> build() {
            return new VectorIndex<>(this);
        }
    }
}
