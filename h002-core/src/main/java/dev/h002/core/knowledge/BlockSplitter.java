package dev.h002.core.knowledge;

import dev.h002.core.embedding.TokenCounter;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a block that is too long for one piece where a reader would: running text between sentences, a list between items, a
 * table between rows with its head above each part. Only a sentence, item or row that is too long itself is cut inside, between
 * words if there are any, and a personal value only if it is too long by itself. Tokens are counted of what is embedded.
 */
final class BlockSplitter {
    // Marks and the like between blanks are one token however long: a piece of such is bounded by its characters.
    private static final int MAX_CHARACTERS_PER_TOKEN = 10;
    // What an embedding model reads of a text at most.
    private static final int MAX_CHARACTERS = 32_768;

    private final TokenCounter counter;
    private final CutPoint cutPoint = new CutPoint();

    BlockSplitter(TokenCounter counter) {
        this.counter = counter;
    }

    /**
     * What is not cut any more.
     *
     * @param prose whether it is whole sentences of running text, as against a list, table or listing
     */
    record Unit(List<Slice> slices, int tokens, boolean prose) {}

    static int maxCharacters(int maxTokens) {
        return Math.min(MAX_CHARACTERS, maxTokens * MAX_CHARACTERS_PER_TOKEN);
    }

    int tokens(String shown) {
        return counter.count(EmbeddingRecipe.spaced(shown));
    }

    boolean fits(Slice slice, int max) {
        return slice.length() <= maxCharacters(max) && tokens(slice.shown()) <= max;
    }

    private boolean fits(List<Slice> slices, int max) {
        String text = Slice.text(slices);
        return text.length() <= maxCharacters(max) && tokens(Slice.shown(slices)) <= max;
    }

    private Unit unit(List<Slice> slices, boolean prose) {
        return new Unit(slices, tokens(Slice.shown(slices)), prose);
    }

    /** Two blocks as one unit, or null if they do not fit together. */
    @Nullable
    Unit together(ScannedText first, ScannedText second, int max, int page) {
        List<Slice> both = List.of(
                first.slice(0, first.text().length(), "\n\n", page),
                second.slice(0, second.text().length(), "\n\n", page));
        return fits(both, max) ? unit(both, false) : null;
    }

    List<Unit> units(Block block, ScannedText text, int max) {
        boolean prose = block.kind() == Block.Kind.PARAGRAPH;
        Slice whole = text.slice(0, text.text().length(), "\n\n", block.page());
        if (fits(whole, max)) {
            return List.of(unit(List.of(whole), prose));
        }
        List<Slice> parts = prose ? sentences(whole) : lines(block, text);
        List<Unit> units = new ArrayList<>();
        if (block.kind() == Block.Kind.TABLE
                && isHeaded(block)
                && parts.size() == block.lines().size()) {
            table(parts, max, units);
        } else {
            parts.forEach(part -> addCut(part, max, prose, units));
        }
        return units;
    }

    private void addCut(Slice part, int max, boolean prose, List<Unit> units) {
        List<Slice> pieces = cut(part, max);
        pieces.forEach(piece -> units.add(unit(List.of(piece), prose && pieces.size() == 1)));
    }

    /** Sentences without the space around them. */
    List<Slice> sentences(Slice slice) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(slice.text());
        List<Integer> starts = new ArrayList<>();
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            starts.add(slice.start() + at);
        }
        return parts(slice, starts, true);
    }

    private static List<Slice> lines(Block block, ScannedText text) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        for (String line : block.lines()) {
            at += line.length() + 1;
            starts.add(at);
        }
        return parts(text.slice(0, text.text().length(), "\n\n", block.page()), starts, true);
    }

    /** What lies between the places, with or without those inside a personal value. */
    private static List<Slice> parts(Slice slice, List<Integer> places, boolean keepValues) {
        ScannedText text = slice.of();
        List<Slice> parts = new ArrayList<>();
        int from = slice.start();
        int lastEnd = from;
        for (int place : places) {
            int to = Math.min(place, slice.end());
            if (keepValues && text.tears(to)) {
                continue;
            }
            Slice part = text.slice(from, to, "", slice.page());
            if (!part.isEmpty()) {
                parts.add(part.after(
                        parts.isEmpty() ? slice.before() : text.text().substring(lastEnd, part.start())));
                lastEnd = part.end();
            }
            from = to;
        }
        Slice rest = text.slice(from, slice.end(), "", slice.page());
        if (!rest.isEmpty()) {
            parts.add(rest.after(parts.isEmpty() ? slice.before() : text.text().substring(lastEnd, rest.start())));
        }
        return parts;
    }

    private static boolean isHeaded(Block table) {
        return table.lines().size() > 2 && table.lines().get(1).matches("[|:\\-\\s]+");
    }

    private void table(List<Slice> rows, int max, List<Unit> units) {
        boolean repeat = fits(rows.subList(0, 2), max / 2);
        List<Slice> head = repeat ? rows.subList(0, 2) : List.of();
        int room = max - tokens(Slice.shown(head));
        List<Slice> part = head;
        for (Slice row : rows.subList(head.size(), rows.size())) {
            List<Slice> more = with(part, row);
            if (fits(more, max)) {
                part = more;
                continue;
            }
            if (part.size() > head.size()) {
                units.add(unit(part, false));
            }
            part = head;
            if (fits(with(head, row), max)) {
                part = with(head, row);
            } else {
                cut(row, room).forEach(piece -> units.add(unit(with(head, piece.after("\n")), false)));
            }
        }
        if (part.size() > head.size()) {
            units.add(unit(part, false));
        }
    }

    private static List<Slice> with(List<Slice> part, Slice row) {
        List<Slice> more = new ArrayList<>(part);
        more.add(row);
        return more;
    }

    /** In parts that fit, at least one. */
    List<Slice> cut(Slice slice, int max) {
        List<Slice> pieces = new ArrayList<>();
        cut(slice, max, pieces);
        return pieces;
    }

    // Near the middle until it fits: the depth is the logarithm of the length.
    private void cut(Slice slice, int max, List<Slice> pieces) {
        List<Slice> halves = fits(slice, max) ? List.of() : halves(slice);
        if (halves.isEmpty()) {
            pieces.add(slice);
        } else {
            halves.forEach(half -> cut(half, max, pieces));
        }
    }

    /** Two parts of it, or none if it is a single character. */
    List<Slice> halves(Slice slice) {
        int at = cutPoint.of(slice);
        return at < 0 ? List.of() : parts(slice, List.of(at), false);
    }
}
