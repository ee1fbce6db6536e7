package dev.h002.core.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the titles of one document's pieces from the headings above them. Used by one thread. */
final class Titles {
    static final String SEPARATOR = " > ";

    private final BlockSplitter splitter;
    private final EmbeddingRecipe recipe;
    private final int maxTokens;
    private final boolean nameSaysNothing;
    private final Set<List<String>> said = new HashSet<>();

    /** @param nameSaysNothing whether a document's title is a name that is shown, but not searched */
    Titles(BlockSplitter splitter, EmbeddingRecipe recipe, int maxTokens, boolean nameSaysNothing) {
        this.splitter = splitter;
        this.recipe = recipe;
        this.maxTokens = maxTokens;
        this.nameSaysNothing = nameSaysNothing;
    }

    /**
     * A title.
     *
     * @param full what a passage is cited by
     * @param searched what is embedded of it
     * @param leftOut the headings that had no room in this title, nor in one before: they are for the text
     */
    record Title(String full, String searched, List<String> leftOut) {
        Title unsearched() {
            return new Title(full, "", leftOut);
        }
    }

    /** The headings joined, without the outermost where they would crowd out the text. */
    Title of(Block block) {
        List<String> path = block.path();
        int silent = block.titled() && nameSaysNothing ? 1 : 0;
        for (int from = silent; from < path.size(); from++) {
            String searched = String.join(SEPARATOR, path.subList(from, path.size()));
            if (fits(searched)) {
                boolean whole = from == silent;
                String full = whole ? String.join(SEPARATOR, path) : searched;
                return new Title(full, searched, leftOut(path, silent, from, path.size()));
            }
        }
        if (silent == path.size()) {
            return new Title(path.get(0), "", List.of());
        }
        ScannedText last = recipe.scan(path.get(path.size() - 1));
        String head = splitter.cut(last.slice(0, last.text().length(), "", 0), maxTokens)
                .get(0)
                .text();
        return new Title(head, head, leftOut(path, silent, path.size(), path.size()));
    }

    private boolean fits(String title) {
        ScannedText scanned = recipe.scan(title);
        return splitter.fits(scanned.slice(0, title.length(), "", 0), maxTokens);
    }

    /** Those of the path before {@code shown} that no title has said; from there on they are said now. */
    private List<String> leftOut(List<String> path, int first, int shown, int end) {
        List<String> leftOut = new ArrayList<>();
        for (int i = first; i < end; i++) {
            boolean fresh = said.add(List.copyOf(path.subList(0, i + 1)));
            if (fresh && i < shown) {
                leftOut.add(path.get(i));
            }
        }
        return leftOut;
    }
}
