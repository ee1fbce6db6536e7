package dev.h002.core.retrieval;

import java.util.List;

/**
 * All that changes of an index. Unmodifiable.
 *
 * @param codes null while entries are so few that they have none
 * @param codedAt how many entries there were when the mean was taken
 * @param cells the groups of blocks
 * @param celledAt how many entries there were when the cells were made
 * @param blocksOf numbers of the blocks of each cell; only the last one has room
 * @param live entries that were not removed
 * @param slots entries and places that were cleared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IndexState(
        SignCodes codes,
        int codedAt,
        Cells cells,
        int celledAt,
        int[][] blocksOf,
        List<Block> blocks,
        IdTable ids,
        int live,
        int slots) {

    static IndexState empty(Kernel kernel, int dimensions) {
        SignCodes none = new SignCodes(new float[dimensions]);
        Cells one = Cells.one(kernel, SignCodes.words(dimensions));
        return new IndexState(none, 0, one, 0, new int[1][0], List.of(), new IdTable(), 0, 0);
    }
}
