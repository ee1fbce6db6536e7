package dev.h002.core.retrieval;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a question of several sentences into them. A long message mixes what is wanted with what is told besides, and one
 * vector of all is near to neither; what one sentence wants is found by the vector of that sentence.
 */
final class QuestionParts {
    private QuestionParts() {}

    /**
     * The sentences, none if there is one only.
     *
     * @param most how many parts to make at most: where there are more sentences, neighbours are taken together
     */
    static List<String> of(String question, int most) {
        List<String> sentences = sentences(question);
        if (sentences.size() < 2 || most < 2) {
            return List.of();
        }
        int together = (sentences.size() + most - 1) / most;
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < sentences.size(); from += together) {
            parts.add(String.join(" ", sentences.subList(from, Math.min(sentences.size(), from + together))));
        }
        return parts;
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String sentence = text.substring(from, to).strip();
            if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }
}
