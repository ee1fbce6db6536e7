package dev.h002.examples.questions;

import dev.h002.core.knowledge.SourceDocument;
import java.util.List;

/**
 * Documents that are searched together, and the questions they answer.
 *
 * @param name one word, for tables
 * @param questions the first set is the one whose scores tell what this collection answers; see {@link CollectionScore}
 */
public record TestCollection(String name, List<SourceDocument> documents, List<QuestionSet> questions) {
    public TestCollection {
        documents = List.copyOf(documents);
        questions = List.copyOf(questions);
    }
}
