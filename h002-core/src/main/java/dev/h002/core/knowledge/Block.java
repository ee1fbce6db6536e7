package dev.h002.core.knowledge;

import java.util.List;

/**
 * A paragraph, list, table or listing of a document.
 *
 * @param path the headings above it, outermost first
 * @param titled whether the outermost of these is the document's title, for want of a heading
 * @param lines a paragraph is one line, a list has one for each item or continuation, a table one for each row
 * @param page where it begins, from 1; 0 if the document has no pages
 */
record Block(List<String> path, boolean titled, Kind kind, List<String> lines, int page) {
    enum Kind {
        PARAGRAPH,
        LIST,
        TABLE,
        CODE
    }

    Block {
        path = List.copyOf(path);
        lines = List.copyOf(lines);
    }

    boolean isUnderSameAs(Block other) {
        return titled == other.titled && path.equals(other.path);
    }

    /** A paragraph in the same place. */
    Block with(String paragraph) {
        return new Block(path, titled, Kind.PARAGRAPH, List.of(paragraph), page);
    }

    String text() {
        return String.join("\n", lines);
    }
}
