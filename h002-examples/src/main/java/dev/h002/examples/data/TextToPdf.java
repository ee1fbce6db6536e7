package dev.h002.examples.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Sets a plain text as a PDF, the way {@code gift-cards.pdf} was made:
 *
 * <pre>java -cp h002.jar dev.h002.examples.data.TextToPdf src/main/documents/gift-cards.md gift-cards.pdf</pre>
 *
 * <p>The text knows {@code # title}, {@code ## heading}, {@code - item} and paragraphs, which an empty line ends; its
 * characters are those of WinAnsi. Only the standard fonts are used, nothing is embedded or compressed, and there is no
 * date, so that the same text gives the same bytes on every JDK.
 */
final class TextToPdf {
    private static final float MARGIN = 64;
    private static final PDFont REGULAR = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    /** How one kind of block looks, in points. */
    private enum Style {
        TITLE("# ", "", true, 20, 0, 0),
        HEADING("## ", "", true, 13, 12, 0),
        ITEM("- ", "\u2022 ", false, 10.5f, 3, 12),
        PARAGRAPH("", "", false, 10.5f, 6, 0);

        final String mark;
        final String shownAs;
        final boolean bold;
        final float size;
        final float spaceAbove;
        final float indent;

        Style(String mark, String shownAs, boolean bold, float size, float spaceAbove, float indent) {
            this.mark = mark;
            this.shownAs = shownAs;
            this.bold = bold;
            this.size = size;
            this.spaceAbove = spaceAbove;
            this.indent = indent;
        }

        PDFont font() {
            return bold ? BOLD : REGULAR;
        }

        static Style of(String line) {
            for (Style style : values()) {
                if (line.startsWith(style.mark)) {
                    return style;
                }
            }
            return PARAGRAPH;
        }
    }

    private record Block(Style style, String text) {}

    private TextToPdf() {}

    /** Reads the text file named first and writes the PDF named second. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Give two files: the text to read and the PDF to write.");
        }
        Files.write(Path.of(args[1]), pdf(Files.readString(Path.of(args[0]))));
    }

    static byte[] pdf(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            List<Block> blocks = blocks(text);
            // Otherwise the document's id is made from the time of day.
            document.setDocumentId(1L);
            document.getDocumentInformation().setTitle(blocks.get(0).text());
            document.getDocumentCatalog().setLanguage("en-US");
            try (Pages pages = new Pages(document)) {
                for (Block block : blocks) {
                    pages.add(block);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    /** Joins the lines of a paragraph or item; a mark at the start of a line, or an empty line, ends the block before. */
    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        boolean joins = false;
        for (String line : text.lines().map(String::strip).toList()) {
            Style style = Style.of(line);
            if (line.isEmpty()) {
                joins = false;
            } else if (joins && style == Style.PARAGRAPH) {
                Block last = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(last.style(), last.text() + " " + line));
            } else {
                blocks.add(new Block(style, style.shownAs + line.substring(style.mark.length())));
                joins = style == Style.ITEM || style == Style.PARAGRAPH;
            }
        }
        return blocks;
    }

    /** Fills pages from top to bottom, opening a new one when a line no longer fits. */
    private static final class Pages implements AutoCloseable {
        private final PDDocument document;
        private PDPageContentStream page;
        private float y;

        Pages(PDDocument document) throws IOException {
            this.document = document;
            this.page = open();
        }

        private PDPageContentStream open() throws IOException {
            PDPage next = new PDPage(PDRectangle.LETTER);
            document.addPage(next);
            y = PDRectangle.LETTER.getHeight() - MARGIN;
            return new PDPageContentStream(document, next, PDPageContentStream.AppendMode.OVERWRITE, false);
        }

        void add(Block block) throws IOException {
            Style style = block.style();
            y -= style.spaceAbove;
            for (String line : wrap(block.text(), style)) {
                y -= style.size * 1.4f;
                if (y < MARGIN) {
                    page.close();
                    page = open();
                    y -= style.size;
                }
                page.beginText();
                page.setFont(style.font(), style.size);
                page.newLineAtOffset(MARGIN + style.indent, y);
                page.showText(line);
                page.endText();
            }
        }

        private static List<String> wrap(String text, Style style) throws IOException {
            float width = PDRectangle.LETTER.getWidth() - 2 * MARGIN - style.indent;
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && style.font().getStringWidth(longer) / 1000 * style.size > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
            return lines;
        }

        @Override
        public void close() throws IOException {
            page.close();
        }
    }
}
