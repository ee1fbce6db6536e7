package dev.h002.core.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of a PDF in reading order, with what tells a heading from running text. */
final class PdfLines extends PDFTextStripper {
    private static final int MAX_LINES = 200_000;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<Float, Integer> sizes = new HashMap<>();
    private int bold;
    private int letters;
    private float baseline;

    PdfLines() {
        setSortByPosition(true);
    }

    /**
     * A line.
     *
     * @param size of most of its letters, in points
     * @param baseline the distance from the top of the page, in points
     */
    record Line(String text, float size, boolean bold, float baseline, int page) {}

    List<Line> lines() {
        return lines;
    }

    @Override
    protected void writeString(String string, List<TextPosition> positions) throws IOException {
        text.append(string);
        for (TextPosition position : positions) {
            float size = Math.round(position.getFontSizeInPt() * 2) / 2f;
            sizes.merge(size, 1, Integer::sum);
            letters++;
            String font = position.getFont().getName();
            if (font != null && font.toLowerCase(Locale.ROOT).contains("bold")) {
                bold++;
            }
            baseline = position.getYDirAdj();
        }
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endLine() {
        if (!text.toString().isBlank() && lines.size() < MAX_LINES) {
            float size = sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0f);
            lines.add(new Line(text.toString().strip(), size, bold * 2 > letters, baseline, getCurrentPageNo()));
        }
        text.setLength(0);
        sizes.clear();
        bold = 0;
        letters = 0;
    }
}
