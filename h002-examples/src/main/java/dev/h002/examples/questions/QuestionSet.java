package dev.h002.examples.questions;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Questions of one kind.
 *
 * @param name one word, for tables
 */
public record QuestionSet(String name, List<LabelledQuestion> questions) {
    public QuestionSet {
        questions = List.copyOf(questions);
    }

    /** A smaller set: the first question, and each that comes {@code step} after one of it. */
    public QuestionSet every(int step) {
        return new QuestionSet(
                name,
                IntStream.iterate(0, i -> i < questions.size(), i -> i + step)
                        .mapToObj(questions::get)
                        .toList());
    }
}
