package dev.h002.core.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts Markdown, or plain text, into blocks under their headings. It knows what documents of rules and answers use: both
 * kinds of headings, paragraphs, lists, tables, quotes and fenced listings. A form feed begins a page. A heading that nothing
 * stands under is itself a paragraph, so that its words are not lost.
 */
final class MarkdownBlocks {
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*?)[ \\t]*#*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-{2,})[ \\t]*");
    private static final Pattern RULE =
            Pattern.compile(" {0,3}(?:(?:\\*[ \\t]*){3,}|(?:-[ \\t]*){3,}|(?:_[ \\t]*){3,})");
    private static final Pattern ITEM = Pattern.compile("[ \\t]*(?:[-*+•]|\\d{1,4}[.)])[ \\t]+\\S.*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");

    // Longer lines are text: some of these patterns take time in the square of a line's length.
    private static final int MAX_MARK_LENGTH = 1_000;

    private final String[] headings = new String[6];
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> lines;
    private final String documentTitle;
    private int at;
    private int page;
    // The heading that nothing stands under so far, or 0.
    private int openLevel;
    private int openPage;
    private boolean holdsText;

    private MarkdownBlocks(String text, String documentTitle) {
        this.lines = Arrays.asList(withoutComments(text).split("\r\n|\r|\n", -1));
        this.documentTitle = documentTitle;
    }

    /**
     * The blocks, none if there are only headings.
     *
     * @param documentTitle stands above what no first-level heading does
     */
    static List<Block> of(String text, String documentTitle) {
        MarkdownBlocks reader = new MarkdownBlocks(text, documentTitle);
        while (reader.at < reader.lines.size()) {
            reader.next();
        }
        reader.endHeading(0);
        return reader.holdsText ? reader.blocks : List.of();
    }

    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
            int close = text.indexOf("-->", open + 4);
            if (close < 0) {
                break;
            }
            kept.append(text, from, open);
            from = close + 3;
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static boolean is(Pattern mark, String line) {
        return line.length() <= MAX_MARK_LENGTH && mark.matcher(line).matches();
    }

    private void next() {
        String line = line(at);
        Matcher heading = HEADING.matcher(line);
        if (line.isBlank()) {
            at++;
        } else if (line.length() <= MAX_MARK_LENGTH && heading.matches()) {
            at++;
            enter(heading.group(1).length(), heading.group(2));
        } else if (is(FENCE, line)) {
            fenced();
        } else if (ITEM.matcher(line).matches() && !is(RULE, line)) {
            list();
        } else if (isRow(line)) {
            table();
        } else if (is(RULE, line)) {
            at++;
        } else {
            paragraph();
        }
    }

    /** The line without what marks pages; counts the page when it is first come to. */
    private String line(int index) {
        String line = lines.get(index);
        int feeds = (int) line.chars().filter(c -> c == '\f').count();
        if (feeds > 0) {
            page += feeds;
            line = line.replace("\f", "");
            lines.set(index, line);
        }
        return line;
    }

    private @Nullable String peek() {
        return at < lines.size() ? line(at) : null;
    }

    private void enter(int level, String title) {
        endHeading(level);
        Arrays.fill(headings, level - 1, headings.length, null);
        headings[level - 1] = InlineMarks.strip(title);
        openLevel = level;
        openPage = page;
    }

    /** Keeps the words of a heading that another of its level, or above, follows at once. */
    private void endHeading(int nextLevel) {
        String open = openLevel == 0 ? null : headings[openLevel - 1];
        if (open != null && nextLevel <= openLevel && !open.isBlank()) {
            headings[openLevel - 1] = null;
            blocks.add(new Block(path(), headings[0] == null, Block.Kind.PARAGRAPH, List.of(open), openPage));
        }
        openLevel = 0;
    }

    private void add(Block.Kind kind, List<String> content, int firstPage) {
        if (content.stream().anyMatch(line -> !line.isBlank())) {
            blocks.add(new Block(path(), headings[0] == null, kind, content, firstPage));
            openLevel = 0;
            holdsText = true;
        }
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        if (headings[0] == null) {
            path.add(documentTitle);
        }
        for (String heading : headings) {
            if (heading != null && !heading.isBlank()) {
                path.add(heading);
            }
        }
        return path;
    }

    private void fenced() {
        String fence = lines.get(at).strip().substring(0, 3);
        int firstPage = page;
        at++;
        List<String> content = new ArrayList<>();
        for (String line = peek(); line != null && !line.strip().startsWith(fence); line = peek()) {
            content.add(line);
            at++;
        }
        at++;
        add(Block.Kind.CODE, content, firstPage);
    }

    private void list() {
        int firstPage = page;
        List<String> content = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (String line = peek(); line != null; line = peek()) {
            if (line.isBlank()) {
                String after = at + 1 < lines.size() ? lines.get(at + 1) : "";
                boolean goesOn = ITEM.matcher(after).matches() || (after.startsWith("  ") && !after.isBlank());
                if (!goesOn) {
                    break;
                }
            } else if (is(HEADING, line)) {
                break;
            } else if (ITEM.matcher(line).matches()) {
                endItem(item, content);
                item.append(line.stripTrailing());
            } else {
                item.append(' ').append(line.strip());
            }
            at++;
        }
        endItem(item, content);
        add(Block.Kind.LIST, content, firstPage);
    }

    private static void endItem(StringBuilder item, List<String> content) {
        if (!item.isEmpty()) {
            content.add(InlineMarks.strip(item.toString()));
            item.setLength(0);
        }
    }

    private static boolean isRow(String line) {
        String stripped = line.strip();
        return stripped.startsWith("|") && stripped.indexOf('|', 1) > 0;
    }

    private void table() {
        int firstPage = page;
        List<String> content = new ArrayList<>();
        for (String line = peek(); line != null && isRow(line); line = peek()) {
            content.add(InlineMarks.strip(line.strip()));
            at++;
        }
        add(Block.Kind.TABLE, content, firstPage);
    }

    private void paragraph() {
        int firstPage = page;
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (String line = peek(); line != null && !line.isBlank(); line = peek()) {
            Matcher underline = UNDERLINE.matcher(line);
            if (count == 1 && line.length() <= MAX_MARK_LENGTH && underline.matches()) {
                at++;
                enter(underline.group(1).charAt(0) == '=' ? 1 : 2, text.toString());
                return;
            }
            if (count > 0 && beginsAnother(line)) {
                break;
            }
            String content = line.strip();
            while (content.startsWith(">")) {
                content = content.substring(1).strip();
            }
            text.append(text.isEmpty() ? "" : " ").append(content);
            count++;
            at++;
        }
        add(Block.Kind.PARAGRAPH, List.of(InlineMarks.strip(text.toString())), firstPage);
    }

    private static boolean beginsAnother(String line) {
        return is(HEADING, line) || ITEM.matcher(line).matches() || is(FENCE, line) || isRow(line);
    }
}
