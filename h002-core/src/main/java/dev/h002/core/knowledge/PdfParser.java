package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentParser;
import dev.langchain4j.data.document.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Turns a PDF into Markdown with a form feed before each page: larger or bold lines become headings, lines join to
 * paragraphs where the gap above them is ordinary. Needs PDFBox 3.
 */
final class PdfParser implements DocumentParser {
    private static final int MAX_PAGES = 2_000;

    @Override
    public Document parse(InputStream in) {
        byte[] bytes;
        try {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw new InvalidInputException(
                        "file", "The PDF has more than " + MAX_PAGES + " pages: split it into smaller ones.");
            }
            PdfLines lines = new PdfLines();
            lines.getText(document);
            String markdown = PdfLayout.markdown(lines.lines());
            if (markdown.isBlank()) {
                throw new InvalidInputException(
                        "file", "The PDF holds no text: if it is a scan, run text recognition on it first.");
            }
            String title = document.getDocumentInformation().getTitle();
            return Document.from(
                    markdown,
                    title == null || title.isBlank() ? new Metadata() : Metadata.from(DocumentMetadata.TITLE, title));
        } catch (InvalidPasswordException e) {
            throw refused("The PDF is protected by a password: remove it first.", e);
        } catch (IOException e) {
            throw refused("The file is not a whole PDF: open it to check, and export it again.", e);
        }
    }

    private static InvalidInputException refused(String message, Exception cause) {
        InvalidInputException refused = new InvalidInputException("file", message);
        refused.addSuppressed(cause);
        return refused;
    }
}
