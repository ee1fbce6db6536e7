package dev.h002.spi;

import dev.h002.Passage;
import java.util.Comparator;
import java.util.List;

/** Finds the passages nearest to a masked question. Thread-safe; may block, the caller keeps the deadline. */
@FunctionalInterface
public interface Retriever {
    /**
     * Finds passages.
     *
     * @return best first, at most {@link RetrievalQuery#limit()}; empty if nothing fits
     */
    List<Passage> retrieve(RetrievalQuery query);

    /** One that finds nothing. */
    static Retriever none() {
        return query -> List.of();
    }

    /** Asks each and merges by score, which must be comparable between them. */
    static Retriever of(List<Retriever> retrievers) {
        List<Retriever> all = List.copyOf(retrievers);
        return query -> all.stream()
                .flatMap(retriever -> retriever.retrieve(query).stream())
                .sorted(Comparator.comparingDouble(Passage::score).reversed())
                .limit(query.limit())
                .toList();
    }
}
