package dev.h002.core.knowledge;

import dev.h002.core.embedding.TokenCounter;
import dev.h002.core.knowledge.Chunker.Unit;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a block that is too long for one piece where a reader would: running text between sentences, a list between items, a
 * table between rows with its head above each part. Only a sentence, item or row that is too long itself is cut inside.
 */
final class BlockSplitter {
    // Beyond this nothing fits a piece, so its tokens are not counted.
    private static final int NEVER_FITS = 8_000;

    private final TokenCounter counter;

    BlockSplitter(TokenCounter counter) {
        this.counter = counter;
    }

    boolean fits(String text, int max) {
        return text.length() < NEVER_FITS && counter.count(text) <= max;
    }

    List<Unit> units(Block block, int max) {
        boolean prose = block.kind() == Block.Kind.PARAGRAPH;
        String text = block.text();
        if (fits(text, max)) {
            return List.of(new Unit(text, "\n\n", counter.count(text), prose, block.page()));
        }
        List<String> parts = switch (block.kind()) {
            case PARAGRAPH -> sentences(text);
            case TABLE -> tableParts(block.lines(), max);
            case LIST, CODE -> block.lines();
        };
        String between = prose ? " " : "\n";
        List<Unit> units = new ArrayList<>();
        for (String part : parts) {
            String separator = units.isEmpty() || block.kind() == Block.Kind.TABLE ? "\n\n" : between;
            for (String piece : cut(part, max)) {
                if (!piece.isBlank()) {
                    units.add(new Unit(piece, separator, counter.count(piece), prose, block.page()));
                }
                separator = " ";
            }
        }
        return units;
    }

    /** Sentences without the space around them; the text itself if it has none. */
    static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String sentence = text.substring(from, to).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences.isEmpty() ? List.of(text) : sentences;
    }

    private List<String> tableParts(List<String> rows, int max) {
        boolean headed = rows.size() > 2 && rows.get(1).matches("[|:\\-\\s]+");
        String head = headed ? rows.get(0) + "\n" + rows.get(1) : "";
        if (!headed || !fits(head, max / 2)) {
            return rows;
        }
        List<String> parts = new ArrayList<>();
        String part = head;
        for (String row : rows.subList(2, rows.size())) {
            if (!part.equals(head) && !fits(part + "\n" + row, max)) {
                parts.add(part);
                part = head;
            }
            part = part + "\n" + row;
        }
        parts.add(part);
        return parts;
    }

    private List<String> cut(String text, int max) {
        List<String> pieces = new ArrayList<>();
        cut(text, max, pieces);
        return pieces;
    }

    // Halves until it fits: the depth is the logarithm of the length.
    private void cut(String text, int max, List<String> pieces) {
        if (text.length() < 2 || fits(text, max)) {
            pieces.add(text.strip());
            return;
        }
        int middle = cutPoint(text, text.length() / 2);
        cut(text.substring(0, middle), max, pieces);
        cut(text.substring(middle), max, pieces);
    }

    /** The space nearest before the middle, else the middle, but never inside a surrogate pair. */
    private static int cutPoint(String text, int middle) {
        for (int i = middle; i > middle / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        boolean insidePair = middle > 1 && Character.isLowSurrogate(text.charAt(middle));
        return insidePair ? middle - 1 : middle;
    }

    /** The beginning of a text, as much as fits. */
    String head(String text, int max) {
        return cut(text, max).get(0);
    }
}
