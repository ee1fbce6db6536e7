package dev.h002.core.knowledge;

import dev.h002.core.knowledge.PdfLines.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Guesses the structure of a PDF from how its lines are set. */
final class PdfLayout {
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)(?:page\\s+)?\\d{1,4}(?:\\s*(?:of|/)\\s*\\d{1,4})?");
    private static final Pattern BULLET = Pattern.compile("[•◦▪‣·∙]\\s*(.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+]|\\d{1,3}[.)])\\s+.*");
    private static final float LARGER = 1.12f;
    private static final float WIDER_GAP = 1.35f;
    private static final int MAX_HEADING_LENGTH = 120;
    private static final int LEVELS = 4;

    private final List<Line> lines;
    private final float bodySize;
    private final float bodyGap;
    private final List<Float> headingSizes;
    private final StringBuilder out = new StringBuilder();

    private PdfLayout(List<Line> lines) {
        this.lines = lines;
        this.bodySize = mostCommon(lines, true);
        this.bodyGap = mostCommon(lines, false);
        this.headingSizes = lines.stream()
                .map(Line::size)
                .filter(size -> size >= bodySize * LARGER)
                .distinct()
                .sorted((a, b) -> Float.compare(b, a))
                .limit(LEVELS)
                .toList();
    }

    static String markdown(List<Line> lines) {
        List<Line> kept = lines.stream()
                .filter(line -> !PAGE_NUMBER.matcher(line.text()).matches())
                .toList();
        return kept.isEmpty() ? "" : new PdfLayout(kept).markdown();
    }

    private String markdown() {
        Line previous = null;
        for (Line line : lines) {
            int pages = line.page() - (previous == null ? 0 : previous.page());
            boolean paragraphGoesOn = previous != null && goesOn(previous, line);
            if (level(line) > 0) {
                boolean sameHeading =
                        previous != null && pages == 0 && level(previous) == level(line) && near(previous, line);
                out.append(sameHeading ? " " : "\n\n" + "\f".repeat(pages) + "#".repeat(level(line)) + " ");
            } else if (paragraphGoesOn) {
                out.append("\f".repeat(pages)).append(pages > 0 || !isItem(line) ? " " : "\n");
            } else {
                out.append(previous != null && isItem(line) && isItem(previous) ? "\n" : "\n\n")
                        .append("\f".repeat(pages));
            }
            out.append(asItem(line.text()));
            previous = line;
        }
        return out.toString();
    }

    private boolean goesOn(Line previous, Line line) {
        if (level(previous) > 0 || isItem(line)) {
            return false;
        }
        if (line.page() != previous.page()) {
            return !previous.text().matches(".*[.!?:]");
        }
        return near(previous, line);
    }

    private boolean near(Line previous, Line line) {
        float gap = line.baseline() - previous.baseline();
        float ordinary = bodyGap * Math.max(1, line.size() / bodySize);
        return gap >= 0 && gap <= ordinary * WIDER_GAP;
    }

    /** 1 to 5 for a heading, else 0. */
    private int level(Line line) {
        if (line.text().length() > MAX_HEADING_LENGTH || isItem(line)) {
            return 0;
        }
        if (line.size() >= bodySize * LARGER) {
            int at = headingSizes.indexOf(line.size());
            return at < 0 ? LEVELS : at + 1;
        }
        boolean ends = line.text().matches(".*[.,;]");
        return line.bold() && !ends ? headingSizes.size() + 1 : 0;
    }

    private static boolean isItem(Line line) {
        return BULLET.matcher(line.text()).matches()
                || ITEM.matcher(line.text()).matches();
    }

    private static String asItem(String text) {
        return BULLET.matcher(text).replaceFirst("- $1");
    }

    /** The size of most letters, or the gap between most lines, in points. */
    private static float mostCommon(List<Line> lines, boolean size) {
        Map<Float, Integer> counts = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (size) {
                counts.merge(line.size(), line.text().length(), Integer::sum);
            } else if (i > 0 && lines.get(i - 1).page() == line.page()) {
                counts.merge(
                        (float) Math.round(line.baseline() - lines.get(i - 1).baseline()), 1, Integer::sum);
            }
        }
        List<Map.Entry<Float, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<Float, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return sorted.isEmpty() ? 1 : sorted.get(0).getKey();
    }
}
