package dev.h002.core.concierge;

import dev.h002.Passage;
import dev.h002.core.grounding.PromptInjection;
import dev.h002.core.wording.PlainSentences;
import dev.h002.core.wording.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one or two sentences of the found passages that fit a message best.
 *
 * <p>A sentence's score is the sum, over the message's words it holds, of {@code 1 / √(sentences that hold the word)}, so a rare
 * word decides; words of the need count 0.3 of that, a message's word in the title 0.2 each, and the retriever's order up to
 * 0.3, less 4 times how far its passage's score is behind the first one's. The following sentence is added if it fits half as well or the first is very short.
 *
 * @param overlap how many different words of the message the sentences hold
 */
record Quote(Passage passage, String text, int overlap) {
    private static final double NEED_WORD = 0.3;
    private static final double TITLE_WORD = 0.2;
    private static final double RANK = 0.3;
    /** A passage that is farther is often about something else that shares some words. */
    private static final double BEHIND = 4;

    private static final int SHORT = 50;
    private static final int MAX_LENGTH = 320;

    /** The best quote, or empty if no passage holds a sentence. */
    static Optional<Quote> best(List<Passage> passages, Set<String> message, Set<String> need) {
        List<Sentence> sentences = new ArrayList<>();
        for (int rank = 0; rank < passages.size(); rank++) {
            for (String text : PlainSentences.of(passages.get(rank).text())) {
                if (!PromptInjection.holdsLink(text)) {
                    sentences.add(new Sentence(rank, text, new HashSet<>(Words.stems(text))));
                }
            }
        }
        Map<String, Integer> spread = new HashMap<>();
        sentences.forEach(sentence -> sentence.stems.forEach(stem -> spread.merge(stem, 1, Integer::sum)));
        ToDoubleFunction<Sentence> fit = sentence -> fit(sentence, message, need, spread);
        ToDoubleFunction<Sentence> score =
                sentence -> fit.applyAsDouble(sentence) + placeBonus(passages, sentence.rank, message);
        Sentence best = null;
        for (Sentence sentence : sentences) {
            if (best == null || score.applyAsDouble(sentence) > score.applyAsDouble(best)) {
                best = sentence;
            }
        }
        return best == null ? Optional.empty() : Optional.of(quoted(best, sentences, passages, message, fit));
    }

    private static Quote quoted(
            Sentence best,
            List<Sentence> sentences,
            List<Passage> passages,
            Set<String> message,
            ToDoubleFunction<Sentence> fit) {
        Set<String> stems = new HashSet<>(best.stems);
        String text = shortened(best.text);
        Sentence next = following(sentences, best);
        boolean room = next != null && best.text.length() + next.text.length() < MAX_LENGTH;
        if (next != null
                && room
                && (best.text.length() < SHORT || fit.applyAsDouble(next) > fit.applyAsDouble(best) / 2)) {
            stems.addAll(next.stems);
            text = text + " " + next.text;
        }
        Passage passage = passages.get(best.rank);
        return new Quote(passage, text, common(stems, message));
    }

    private static double placeBonus(List<Passage> passages, int rank, Set<String> message) {
        Set<String> title = new HashSet<>(Words.stems(passages.get(rank).title()));
        double behind = passages.get(0).score() - passages.get(rank).score();
        return TITLE_WORD * common(title, message)
                + RANK * (passages.size() - rank) / passages.size()
                - BEHIND * Math.max(0, behind);
    }

    private static double fit(Sentence sentence, Set<String> message, Set<String> need, Map<String, Integer> spread) {
        double fit = 0;
        for (String stem : sentence.stems) {
            double rarity = 1 / Math.sqrt(spread.getOrDefault(stem, 1));
            if (message.contains(stem)) {
                fit += rarity;
            } else if (need.contains(stem)) {
                fit += NEED_WORD * rarity;
            }
        }
        return fit;
    }

    private static @Nullable Sentence following(List<Sentence> sentences, Sentence sentence) {
        int next = sentences.indexOf(sentence) + 1;
        return next < sentences.size() && sentences.get(next).rank == sentence.rank ? sentences.get(next) : null;
    }

    private static int common(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(others::contains).count();
    }

    private static String shortened(String sentence) {
        if (sentence.length() <= MAX_LENGTH) {
            return sentence;
        }
        int space = sentence.lastIndexOf(' ', MAX_LENGTH);
        return sentence.substring(0, space > 0 ? space : MAX_LENGTH) + "…";
    }

    private record Sentence(int rank, String text, Set<String> stems) {}
}
