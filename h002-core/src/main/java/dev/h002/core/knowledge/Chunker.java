package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.TokenCounter;
import dev.h002.core.knowledge.BlockSplitter.Unit;
import dev.h002.core.knowledge.Titles.Title;
import dev.h002.core.retrieval.RetrievalSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs blocks into pieces that a model can embed whole: only blocks under the same headings together, up to the tokens of the
 * settings, a paragraph that ends in a colon with the list it announces, and the last sentence again at the top of the next
 * piece where running text goes on. What is embedded, title and text joined, is counted as it is joined, and always fits the
 * model's window. Every word of the document stands in a piece's title or text. Thread-safe.
 */
final class Chunker {
    private static final int MAX_TITLE_TOKENS = 48;
    private static final int LEAST_WINDOW = 16;

    private final TokenCounter counter;
    private final RetrievalSettings settings;
    private final EmbeddingRecipe recipe;
    private final BlockSplitter splitter;

    /** @throws InvalidInputException if the model's window is too small for anything */
    Chunker(TokenCounter counter, RetrievalSettings settings, EmbeddingRecipe recipe) {
        if (counter.window() < LEAST_WINDOW) {
            throw new InvalidInputException(
                    "model",
                    "The embedding model reads fewer than " + LEAST_WINDOW + " tokens of a text: use another.");
        }
        this.counter = counter;
        this.settings = settings;
        this.recipe = recipe;
        this.splitter = new BlockSplitter(counter);
    }

    /**
     * A piece of a document.
     *
     * @param searchedTitle what of the title is searched and embedded, may be empty
     * @param embedded what the model is given of it; see {@link EmbeddingRecipe}
     * @param page where it begins, from 1; 0 if the document has no pages
     */
    record Piece(String title, String searchedTitle, String text, String embedded, int page) {}

    /** @param nameSaysNothing whether the document's title is a name that says nothing of what it is about: it is not embedded */
    List<Piece> pieces(List<Block> blocks, boolean nameSaysNothing) {
        int titleTokens = Math.min(MAX_TITLE_TOKENS, counter.window() / 4);
        Titles titles = new Titles(splitter, recipe, titleTokens, nameSaysNothing);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= blocks.size(); to++) {
            Block first = blocks.get(from);
            if (to == blocks.size() || !blocks.get(to).isUnderSameAs(first)) {
                Title title = titles.of(first);
                List<Block> section = new ArrayList<>();
                title.leftOut().forEach(heading -> section.add(first.with(heading)));
                section.addAll(blocks.subList(from, to));
                section(title, section, pieces);
                from = to;
            }
        }
        return pieces;
    }

    private void section(Title title, List<Block> blocks, List<Piece> pieces) {
        int titleTokens = title.searched().isEmpty() ? 0 : counter.count(recipe.embedded("", title.searched())) + 1;
        int max = Math.min(settings.chunkTokens(), counter.window() - titleTokens);
        List<Unit> held = new ArrayList<>();
        int tokens = 0;
        for (Unit unit : units(blocks, max)) {
            if (!held.isEmpty() && tokens + unit.tokens() > max) {
                close(title, slices(held), pieces);
                Unit overlap = overlap(held.get(held.size() - 1), unit, max);
                held.clear();
                tokens = 0;
                if (overlap != null) {
                    held.add(overlap);
                    tokens = overlap.tokens();
                }
            }
            held.add(unit);
            tokens += unit.tokens();
        }
        if (!held.isEmpty()) {
            close(title, slices(held), pieces);
        }
    }

    private static List<Slice> slices(List<Unit> units) {
        return units.stream().flatMap(unit -> unit.slices().stream()).toList();
    }

    /** Adds a piece, or several where the parts take more tokens joined than one by one. */
    private void close(Title title, List<Slice> slices, List<Piece> pieces) {
        String text = Slice.text(slices);
        String shown = Slice.shown(slices);
        String embedded = recipe.embedded(title.searched(), shown);
        if (text.length() <= BlockSplitter.maxCharacters(settings.chunkTokens())
                && splitter.tokens(shown) <= settings.chunkTokens()
                && counter.count(embedded) <= counter.window()) {
            pieces.add(new Piece(
                    title.full(),
                    title.searched(),
                    text,
                    embedded,
                    slices.get(0).page()));
            return;
        }
        List<Slice> parts = slices.size() > 1 ? slices : splitter.halves(slices.get(0));
        if (!parts.isEmpty()) {
            int middle = parts.size() / 2;
            close(title, parts.subList(0, middle), pieces);
            close(title, parts.subList(middle, parts.size()), pieces);
        } else if (!title.searched().isEmpty()) {
            close(title.unsearched(), slices, pieces);
        } else {
            throw new InvalidInputException(
                    "file", "It holds a character of more tokens than the embedding model reads: remove it.");
        }
    }

    private @Nullable Unit overlap(Unit last, Unit next, int max) {
        if (!last.prose() || !next.prose() || settings.overlapTokens() == 0) {
            return null;
        }
        List<Slice> sentences = splitter.sentences(last.slices().get(0));
        Slice sentence = sentences.get(sentences.size() - 1);
        int tokens = splitter.tokens(sentence.shown());
        boolean fits = tokens <= settings.overlapTokens() && tokens + next.tokens() <= max;
        return fits ? new Unit(List.of(sentence), tokens, true) : null;
    }

    private List<Unit> units(List<Block> blocks, int max) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            ScannedText text = recipe.scan(block.text());
            if (announces(block) && i + 1 < blocks.size() && isShortList(blocks.get(i + 1), max)) {
                ScannedText next = recipe.scan(blocks.get(i + 1).text());
                Unit both = splitter.together(text, next, max, block.page());
                if (both != null) {
                    units.add(both);
                    i++;
                    continue;
                }
            }
            units.addAll(splitter.units(block, text, max));
        }
        return units;
    }

    private static boolean announces(Block block) {
        return block.kind() == Block.Kind.PARAGRAPH && block.text().endsWith(":");
    }

    private static boolean isShortList(Block block, int max) {
        return block.kind() != Block.Kind.PARAGRAPH && block.text().length() <= BlockSplitter.maxCharacters(max);
    }
}
