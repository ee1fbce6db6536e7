package dev.h002.core.retrieval;

import java.util.List;

/**
 * All that changes of an index. Unmodifiable.
 *
 * @param blocksOf numbers of the blocks of each cell; only the last one has room
 * @param live entries that were not removed
 * @param slots entries and places that were cleared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IndexState(Layout layout, int[][] blocksOf, List<Block> blocks, IdTable ids, int live, int slots) {
    /**
     * How entries are coded and grouped, which stays while an index changes a little.
     *
     * @param codedAt how many entries there were when the mean of the codes was taken; 0 while they are so few that they need none
     * @param cells the groups of blocks
     * @param celledAt how many entries there were when it was tried to group them; 0 if never
     * @param readShare the share of all entries that a search of cells reads at least
     */
    record Layout(SignCodes codes, int codedAt, Cells cells, int celledAt, double readShare) {
        static Layout none(Kernel kernel, int dimensions) {
            return ungrouped(kernel, new SignCodes(new float[dimensions]), 0, 0);
        }

        static Layout ungrouped(Kernel kernel, SignCodes codes, int codedAt, int celledAt) {
            Cells one = Cells.one(kernel, SignCodes.words(codes.mean().length));
            return new Layout(codes, codedAt, one, celledAt, 1);
        }

        Layout reading(double share) {
            return new Layout(codes, codedAt, cells, celledAt, share);
        }
    }

    static IndexState empty(Layout layout) {
        return new IndexState(layout, new int[layout.cells().count()][0], List.of(), new IdTable(), 0, 0);
    }

    IndexState reading(double share) {
        return new IndexState(layout.reading(share), blocksOf, blocks, ids, live, slots);
    }
}
