package dev.h002.examples.questions;

import dev.h002.core.retrieval.RetrievalSettings;
import java.util.List;

/**
 * How well one choice of settings finds passages.
 *
 * @param model the name of the embedding model
 */
public record RetrievalScore(String model, RetrievalSettings settings, List<CollectionScore> collections) {
    public RetrievalScore {
        collections = List.copyOf(collections);
    }

    /** All sets of questions that their collection answers. */
    public List<SetScore> answered() {
        return collections.stream()
                .flatMap(collection -> collection.answered().stream())
                .toList();
    }
}
