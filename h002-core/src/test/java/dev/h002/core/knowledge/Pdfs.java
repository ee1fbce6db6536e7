package dev.h002.core.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Sets small PDFs: a line is its size, {@code b} if it is bold, a colon, and its text. */
final class Pdfs {
    private Pdfs() {}

    @SafeVarargs
    static byte[] of(List<String>... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Terms");
            for (List<String> lines : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    set(content, lines);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void set(PDPageContentStream content, List<String> lines) throws IOException {
        float y = 720;
        for (String line : lines) {
            String style = line.substring(0, line.indexOf(':'));
            boolean bold = style.endsWith("b");
            float size = Float.parseFloat(bold ? style.substring(0, style.length() - 1) : style);
            y -= size > 11 ? size * 1.8f : 14;
            content.beginText();
            content.setFont(
                    new PDType1Font(
                            bold ? Standard14Fonts.FontName.HELVETICA_BOLD : Standard14Fonts.FontName.HELVETICA),
                    size);
            content.newLineAtOffset(60, y);
            content.showText(line.substring(line.indexOf(':') + 1));
            content.endText();
        }
    }
}
