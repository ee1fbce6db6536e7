package dev.h002.core.retrieval;

import dev.h002.core.retrieval.IndexState.Layout;
import dev.h002.core.retrieval.VectorIndex.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of an index: from one state to the next, which shares with it what it can. Used once. */
final class IndexGrowth<T> {
    // Codes are made anew when the mean was taken of less than a quarter of what there is, but never again once it was
    // taken of so many that it stands still.
    private static final int MEAN_STANDS_AT = 65_536;
    private static final int MEAN_HOLDS_FOR = 4;
    // Cleared places are given up when they are more than a fifth.
    private static final double HELD_AT_LEAST = 0.8;
    private static final int FEW = 512;
    private static final int CELLS_HOLD_FOR = 2;
    private static final int CELLS_PER_ROOT = 4;
    private static final int MOST_CELLS = 4_096;
    private static final double MOST_TO_READ = 0.25;

    private final VectorIndex<T> index;
    private final IndexState before;
    private final List<Block> blocks;
    private final IdTable ids;
    private int live;
    private int slots;

    IndexGrowth(VectorIndex<T> index) {
        this.index = index;
        this.before = index.state;
        this.blocks = new ArrayList<>(before.blocks());
        this.ids = before.ids().copy();
        this.live = before.live();
        this.slots = before.slots();
    }

    IndexState apply(Collection<Entry<T>> added, Collection<String> removed) {
        // Checked before anything is taken out, so that a change is made whole or not at all.
        Map<String, Entry<T>> fresh = new LinkedHashMap<>();
        for (Entry<T> entry : added) {
            float[] unit = UnitVector.of(entry.vector(), index.dimensions);
            fresh.put(index.idOf.apply(entry.value()), new Entry<>(entry.value(), unit));
        }
        remove(removed, fresh);
        if (layoutIsOld(live + fresh.size())) {
            return laidOutAnew(held(fresh.values()));
        }
        if (HELD_AT_LEAST * slots > live + FEW) {
            return laidOut(held(fresh.values()), before.layout());
        }
        return fresh.isEmpty() && live == before.live() ? before : appended(fresh);
    }

    private void remove(Collection<String> removed, Map<String, Entry<T>> fresh) {
        Map<Integer, List<Integer>> cleared = new HashMap<>();
        for (Collection<String> gone : List.of(removed, fresh.keySet())) {
            for (String id : gone) {
                int ordinal = ids.find(id, index.idAt(blocks));
                if (ordinal != IdTable.NONE) {
                    ids.remove(id, ordinal, index.idAt(blocks));
                    cleared.computeIfAbsent(ordinal >>> Block.SHIFT, number -> new ArrayList<>())
                            .add(ordinal & (Block.CAPACITY - 1));
                    live--;
                }
            }
        }
        cleared.forEach(
                (number, places) -> blocks.set(number, blocks.get(number).without(places)));
    }

    private boolean layoutIsOld(int next) {
        int codedAt = before.layout().codedAt();
        int celledAt = before.layout().celledAt();
        boolean meanIsOld = next > VectorIndex.EXACT
                && codedAt < MEAN_STANDS_AT
                && next > MEAN_HOLDS_FOR * Math.max(codedAt, VectorIndex.EXACT / MEAN_HOLDS_FOR);
        boolean cellsAreOld = next >= index.groupedFrom && next > CELLS_HOLD_FOR * celledAt;
        boolean cellsAreEmpty = next < celledAt / CELLS_HOLD_FOR / CELLS_HOLD_FOR;
        return meanIsOld || cellsAreOld || cellsAreEmpty;
    }

    /** What is left, and what is added. */
    private Map<String, Entry<T>> held(Collection<Entry<T>> added) {
        Map<String, Entry<T>> all = new LinkedHashMap<>();
        for (Block block : blocks) {
            @Nullable Object[] values = block.values();
            for (int slot = 0; slot < values.length; slot++) {
                if (values[slot] != null) {
                    T value = cast(values[slot]);
                    all.put(
                            index.idOf.apply(value),
                            new Entry<>(value, block.rows().vector(slot)));
                }
            }
        }
        added.forEach(entry -> all.put(index.idOf.apply(entry.value()), entry));
        return all;
    }

    private IndexState laidOutAnew(Map<String, Entry<T>> all) {
        List<float[]> vectors = all.values().stream().map(Entry::vector).toList();
        int size = vectors.size();
        if (size <= VectorIndex.EXACT) {
            return laidOut(all, Layout.none(index.kernel, index.dimensions));
        }
        SignCodes codes = SignCodes.of(vectors, index.dimensions);
        if (size < index.groupedFrom) {
            return laidOut(all, Layout.ungrouped(index.kernel, codes, size, 0));
        }
        Cells cells = Cells.of(index.kernel, size, i -> codes.encode(vectors.get(i)), cellsFor(size));
        IndexState grouped = laidOut(all, new Layout(codes, size, cells, size, 1));
        double share = CellReach.share(new VectorIndex<>(index, grouped));
        // Vectors without groups among them are found sooner in one piece.
        return share <= MOST_TO_READ
                ? grouped.reading(share)
                : laidOut(all, Layout.ungrouped(index.kernel, codes, size, size));
    }

    private IndexState laidOut(Map<String, Entry<T>> all, Layout layout) {
        return new IndexGrowth<>(new VectorIndex<>(index, IndexState.empty(layout))).appended(all);
    }

    private static int cellsFor(int entries) {
        return Math.min(MOST_CELLS, CELLS_PER_ROOT * (int) Math.sqrt(entries));
    }

    private IndexState appended(Map<String, Entry<T>> fresh) {
        Layout layout = before.layout();
        Map<Integer, Block.Page> byCell = new LinkedHashMap<>();
        int[] room = layout.cells().room();
        for (Entry<T> entry : fresh.values()) {
            long[] code = layout.codes().encode(entry.vector());
            byCell.computeIfAbsent(layout.cells().nearest(code, room), cell -> new Block.Page())
                    .add(entry.value(), entry.vector(), code);
        }
        int[][] blocksOf = before.blocksOf().clone();
        byCell.forEach((cell, page) -> blocksOf[cell] = append(blocksOf[cell], page));
        return state(blocksOf);
    }

    /** Fills the cell's last block and puts the rest into new ones. */
    private int[] append(int[] numbers, Block.Page page) {
        int[] all = numbers;
        int from = 0;
        while (from < page.size()) {
            boolean full = all.length == 0 || blocks.get(all[all.length - 1]).size() == Block.CAPACITY;
            if (full) {
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = blocks.size();
                blocks.add(Block.empty(index.rescoring));
            }
            int number = all[all.length - 1];
            Block block = blocks.get(number);
            int to = Math.min(page.size(), from + Block.CAPACITY - block.size());
            blocks.set(number, block.plus(page, from, to));
            for (int i = from; i < to; i++) {
                int ordinal = number << Block.SHIFT | (block.size() + i - from);
                ids.add(index.idOf.apply(cast(page.values.get(i))), ordinal, index.idAt(blocks));
            }
            live += to - from;
            slots += to - from;
            from = to;
        }
        return all;
    }

    private IndexState state(int[][] blocksOf) {
        return new IndexState(before.layout(), blocksOf, List.copyOf(blocks), ids, live, slots);
    }

    // Only what was handed in as a T is ever stored.
    @SuppressWarnings("unchecked")
    private T cast(Object value) {
        return (T) value;
    }
}
