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
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the found passages that fit a message best: a short paragraph whole, since one half of it may be the
 * exception to the other; of a longer one a sentence or two.
 *
 * <p>A sentence's score is the sum, over the message's words it holds, of {@code 1 / √(sentences that hold the word)}, so a rare
 * word decides. A heading that holds the word counts half of that for the paragraph below it, which is what it is about.
 * Words of the need count 0.3 of it, together at most 0.3, and small words 0.03 each. The title counts 0.2 for each word of the message, and the
 * document's 0.5 if it holds one of the need; the retriever's order up to 0.3, less 4 times how far its passage's score is behind the first one's. A sentence
 * that begins with a condition the message does not make loses 0.2.
 *
 * @param held the words of the message that the sentences and their title hold, as stems
 */
record Quote(Passage passage, String text, Set<String> held) {
    private static final double NEED_WORD = 0.3;
    private static final double MOST_OF_NEED = 0.3;
    private static final double SMALL_WORD = 0.03;
    private static final double HEADING_WORD = 0.5;
    private static final double TITLE_WORD = 0.2;
    private static final double TITLE_OF_NEED = 0.5;
    private static final double CONDITION = 0.2;
    private static final double RANK = 0.3;
    /** A passage that is farther is often about something else that shares some words. */
    private static final double BEHIND = 4;

    private static final Set<String> CONDITIONS = Set.of("if", "unless", "without", "wenn", "fall", "sofern");

    private static final int SHORT = 50;
    private static final int MAX_LENGTH = 320;
    private static final int MAX_SENTENCES = 3;

    /** The best quote, or empty if no passage holds a sentence. */
    static Optional<Quote> best(List<Passage> passages, Question question) {
        List<Sentence> sentences = new ArrayList<>();
        for (int rank = 0; rank < passages.size(); rank++) {
            List<List<String>> paragraphs =
                    PlainSentences.paragraphs(passages.get(rank).text());
            for (int at = 0; at < paragraphs.size(); at++) {
                for (String text : paragraphs.get(at)) {
                    if (!PromptInjection.holdsLink(text)) {
                        sentences.add(new Sentence(
                                rank, text, at == 0, paragraphs.get(at), new HashSet<>(Words.stems(text))));
                    }
                }
            }
        }
        Map<String, Integer> spread = new HashMap<>();
        sentences.forEach(sentence -> sentence.stems.forEach(stem -> spread.merge(stem, 1, Integer::sum)));
        Sentence best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Sentence sentence : sentences) {
            double score = fit(sentence, question, spread)
                    + headed(sentence, passages.get(sentence.rank), question.asked(), spread)
                    + placed(passages, sentence.rank, question);
            if (score > most) {
                best = sentence;
                most = score;
            }
        }
        return best == null ? Optional.empty() : Optional.of(quoted(best, sentences, passages, question, spread));
    }

    private static Quote quoted(
            Sentence best,
            List<Sentence> sentences,
            List<Passage> passages,
            Question question,
            Map<String, Integer> spread) {
        Passage passage = passages.get(best.rank);
        String text = best.isOfShortParagraph() ? String.join(" ", best.paragraph) : shortened(best.text);
        Sentence next = following(sentences, best);
        if (!best.isOfShortParagraph()
                && next != null
                && best.text.length() + next.text.length() < MAX_LENGTH
                && (best.text.length() < SHORT || fit(next, question, spread) > fit(best, question, spread) / 2)) {
            text = joined(text, next.text);
        }
        Set<String> stems = new HashSet<>(Words.stems(text));
        stems.addAll(Words.stems(passage.title()));
        stems.retainAll(question.asked());
        return new Quote(passage, text, stems);
    }

    /** One after the other; items of one list have what introduces them once. */
    private static String joined(String first, String next) {
        int colon = first.indexOf(": ") + 2;
        boolean oneList = colon > 1 && next.startsWith(first.substring(0, colon));
        return oneList ? first + "; " + next.substring(colon) : first + " " + next;
    }

    /** How many different words of the message it holds. */
    int overlap() {
        return held.size();
    }

    private static double placed(List<Passage> passages, int rank, Question question) {
        String titles = passages.get(rank).title();
        Set<String> title = new HashSet<>(Words.stems(titles));
        Set<String> document = new HashSet<>(Words.stems(titles.split(" > ", 2)[0]));
        double behind = passages.get(0).score() - passages.get(rank).score();
        return TITLE_WORD * common(title, question.asked())
                + (common(document, question.meant()) > 0 ? TITLE_OF_NEED : 0)
                + RANK * (passages.size() - rank) / passages.size()
                - BEHIND * Math.max(0, behind);
    }

    private static double fit(Sentence sentence, Question question, Map<String, Integer> spread) {
        double fit = 0;
        double need = 0;
        for (String stem : sentence.stems) {
            double rarity = rarity(stem, spread);
            if (question.asked().contains(stem)) {
                fit += rarity;
            } else if (question.meant().contains(stem)) {
                need += NEED_WORD * rarity;
            } else if (question.small().contains(stem)) {
                fit += SMALL_WORD;
            }
        }
        return fit + Math.min(MOST_OF_NEED, need) - (sentence.setsCondition(question) ? CONDITION : 0);
    }

    /** What the heading right above a sentence adds. */
    private static double headed(Sentence sentence, Passage passage, Set<String> asked, Map<String, Integer> spread) {
        if (!sentence.first) {
            return 0;
        }
        String title = passage.title();
        return Words.content(title.substring(title.lastIndexOf('>') + 1)).stream()
                .filter(asked::contains)
                .mapToDouble(stem -> HEADING_WORD * rarity(stem, spread))
                .sum();
    }

    private static double rarity(String stem, Map<String, Integer> spread) {
        return 1 / Math.sqrt(spread.getOrDefault(stem, 1));
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

    /** @param first whether it is of the passage's first paragraph, right below the heading */
    private record Sentence(int rank, String text, boolean first, List<String> paragraph, Set<String> stems) {
        boolean isOfShortParagraph() {
            int length = paragraph.stream().mapToInt(String::length).sum();
            boolean safe = paragraph.stream().noneMatch(PromptInjection::holdsLink);
            return paragraph.size() > 1 && paragraph.size() <= MAX_SENTENCES && length < MAX_LENGTH && safe;
        }

        boolean setsCondition(Question question) {
            List<String> words = Words.stems(text);
            return !words.isEmpty()
                    && CONDITIONS.contains(words.get(0))
                    && CONDITIONS.stream().noneMatch(question.small()::contains);
        }
    }
}
