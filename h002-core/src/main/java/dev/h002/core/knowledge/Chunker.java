package dev.h002.core.knowledge;

import dev.h002.core.embedding.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs blocks into pieces that a model can embed whole: only blocks under the same headings together, up to 200 tokens, a
 * paragraph that ends in a colon with the list it announces, and the last sentence again at the top of the next piece
 * where running text goes on. Title and text together stay within the window.
 */
final class Chunker {
    private static final int MAX_TEXT_TOKENS = 200;
    private static final int MAX_TITLE_TOKENS = 48;
    private static final int MAX_OVERLAP_TOKENS = 30;
    private static final int MAX_CHARACTERS_PER_TOKEN = 10;
    // all-MiniLM-L6-v2 reads 256 tokens, two of them the marks for start and end.
    private static final int WINDOW = 254;

    private final TokenCounter counter;
    private final BlockSplitter splitter;

    Chunker(TokenCounter tokens) {
        // What a tokenizer does not know is one token however long: a piece of such is bounded by its characters.
        this.counter = text -> Math.max(tokens.count(text), text.length() / MAX_CHARACTERS_PER_TOKEN);
        this.splitter = new BlockSplitter(counter);
    }

    /** A piece of a document. */
    record Piece(String title, String text, int page) {
        /** What is embedded: the words above count as much as those within. */
        String embedded() {
            return title + "\n" + text;
        }
    }

    List<Piece> pieces(List<Block> blocks) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= blocks.size(); to++) {
            if (to == blocks.size()
                    || !blocks.get(to).path().equals(blocks.get(from).path())) {
                section(blocks.subList(from, to), pieces);
                from = to;
            }
        }
        return pieces;
    }

    private void section(List<Block> blocks, List<Piece> pieces) {
        String title = title(blocks.get(0).path());
        int max = Math.min(MAX_TEXT_TOKENS, WINDOW - counter.count(title));
        List<Unit> held = new ArrayList<>();
        int tokens = 0;
        for (Unit unit : units(blocks, max)) {
            if (!held.isEmpty() && tokens + unit.tokens() > max) {
                pieces.add(piece(title, held));
                Unit last = held.get(held.size() - 1);
                held.clear();
                tokens = 0;
                Unit overlap = overlap(last, unit, max);
                if (overlap != null) {
                    held.add(overlap);
                    tokens = overlap.tokens();
                }
            }
            held.add(unit);
            tokens += unit.tokens();
        }
        if (!held.isEmpty()) {
            pieces.add(piece(title, held));
        }
    }

    private @Nullable Unit overlap(Unit last, Unit next, int max) {
        if (!last.prose() || !next.prose()) {
            return null;
        }
        List<String> sentences = BlockSplitter.sentences(last.text());
        String sentence = sentences.get(sentences.size() - 1);
        int tokens = counter.count(sentence);
        boolean fits = tokens <= MAX_OVERLAP_TOKENS && tokens + next.tokens() <= max;
        return fits ? new Unit(sentence, "", tokens, true, last.page()) : null;
    }

    private List<Unit> units(List<Block> blocks, int max) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (announces(block) && i + 1 < blocks.size()) {
                Block next = blocks.get(i + 1);
                String both = block.text() + "\n\n" + next.text();
                if (next.kind() != Block.Kind.PARAGRAPH && splitter.fits(both, max)) {
                    units.add(new Unit(both, "\n\n", counter.count(both), false, block.page()));
                    i++;
                    continue;
                }
            }
            units.addAll(splitter.units(block, max));
        }
        return units;
    }

    private static boolean announces(Block block) {
        return block.kind() == Block.Kind.PARAGRAPH && block.text().endsWith(":");
    }

    private static Piece piece(String title, List<Unit> units) {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            text.append(text.isEmpty() ? "" : unit.separator()).append(unit.text());
        }
        return new Piece(title, text.toString(), units.get(0).page());
    }

    /** The headings joined, without the outermost where they would crowd out the text. */
    private String title(List<String> path) {
        for (int from = 0; from < path.size(); from++) {
            String title = String.join(" > ", path.subList(from, path.size()));
            if (splitter.fits(title, MAX_TITLE_TOKENS)) {
                return title;
            }
        }
        return splitter.head(path.get(path.size() - 1), MAX_TITLE_TOKENS);
    }

    /**
     * What is not cut any more.
     *
     * @param separator what stands between it and the one before
     * @param prose running text, as against a list, table or listing
     */
    record Unit(String text, String separator, int tokens, boolean prose, int page) {}
}
