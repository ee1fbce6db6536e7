package dev.h002.core.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentences of a passage as a customer can read them: light Markdown is taken off (headings are left out; list items,
 * table rows, emphasis, links and code become plain text), and wrapped lines are joined. A list item keeps the line that
 * introduces it, a table row the heads of its columns: {@code Tea (Price: $3; Ready in: 5 minutes)}.
 */
public final class PlainSentences {
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s.*");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+");
    private static final Pattern TABLE_RULE = Pattern.compile("^\\s*\\|?[\\s:|-]*-{3,}[\\s:|-]*$");
    private static final Pattern RULE = Pattern.compile("^\\s*(?:[-*_]\\s*){3,}$");
    private static final Pattern QUOTE = Pattern.compile("^\\s*>\\s?");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("\\*{1,3}|`+|~~|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=[.!?])(?<!\\b(?:e\\.g|i\\.e|etc|no|approx)\\.)\\s+(?=[\\p{Lu}\\p{N}\"“(])");

    private PlainSentences() {}

    /** The sentences in order; empty if the passage holds nothing but headings. */
    public static List<String> of(String passage) {
        return paragraphs(passage).stream().flatMap(List::stream).toList();
    }

    /** The same by paragraph, where each list item and each table row is one of its own; none is empty. */
    public static List<List<String>> paragraphs(String passage) {
        List<List<String>> paragraphs = new ArrayList<>();
        String introduction = "";
        for (Block block : blocks(passage)) {
            if (block.item) {
                paragraphs.add(split(introduction.isEmpty() ? block.text() : introduction + " " + block.text()));
                continue;
            }
            List<String> found = split(block.text());
            introduction = "";
            if (!found.isEmpty() && found.get(found.size() - 1).endsWith(":")) {
                introduction = found.remove(found.size() - 1);
            }
            paragraphs.add(found);
        }
        paragraphs.removeIf(List::isEmpty);
        return paragraphs;
    }

    private static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(text, -1)) {
            if (!sentence.isBlank()) {
                sentences.add(sentence.strip());
            }
        }
        return sentences;
    }

    private static List<Block> blocks(String passage) {
        List<Block> blocks = new ArrayList<>();
        Block open = null;
        List<String> heads = List.of();
        List<String> row = List.of();
        for (String raw : passage.split("\\R", -1)) {
            String line = QUOTE.matcher(raw).replaceFirst("");
            boolean ends = line.isBlank()
                    || HEADING.matcher(line).matches()
                    || RULE.matcher(line).matches()
                    || TABLE_RULE.matcher(line).matches();
            boolean item = ITEM.matcher(line).lookingAt();
            boolean isRow = line.strip().startsWith("|");
            if (TABLE_RULE.matcher(line).matches() && !row.isEmpty()) {
                // The row above was no row but the heads of the columns.
                heads = row;
                blocks.remove(blocks.size() - 1);
            } else if (!isRow) {
                heads = List.of();
            }
            row = isRow && !ends ? cells(line) : List.of();
            if (ends) {
                open = null;
            } else if (isRow) {
                open = new Block(false);
                blocks.add(open);
                open.add(headed(row, heads));
                open = null;
            } else if (item || open == null) {
                open = new Block(item);
                blocks.add(open);
                open.add(ITEM.matcher(line).replaceFirst(""));
            } else {
                open.add(line);
            }
        }
        return blocks;
    }

    private static String headed(List<String> cells, List<String> heads) {
        if (cells.size() < 2 || heads.size() != cells.size()) {
            return String.join(", ", cells);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i < cells.size(); i++) {
            parts.add(heads.get(i) + ": " + cells.get(i));
        }
        return cells.get(0) + " (" + String.join("; ", parts) + ")";
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.split("\\|", -1)) {
            if (!cell.isBlank()) {
                cells.add(cell.strip());
            }
        }
        return cells;
    }

    /** A paragraph, list item or table row under construction. */
    private static final class Block {
        private final boolean item;
        private final StringBuilder text = new StringBuilder();

        private Block(boolean item) {
            this.item = item;
        }

        private void add(String line) {
            text.append(text.isEmpty() ? "" : " ").append(line);
        }

        private String text() {
            String plain = LINK.matcher(text).replaceAll("$1");
            plain = EMPHASIS.matcher(plain).replaceAll("");
            return SPACE.matcher(plain).replaceAll(" ").strip();
        }
    }
}
