package dev.h002.core.knowledge;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.core.embedding.TokenCounter;
import dev.langchain4j.data.document.BlankDocumentException;
import dev.langchain4j.data.document.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** From a document's bytes to its pieces. Every failure is an {@link InvalidInputException} that says what to do. */
final class DocumentReading {
    private static final int MAX_BYTES = 20 * 1024 * 1024;

    private final DocumentFormats formats;
    private final Chunker chunker;

    DocumentReading(DocumentFormats formats, TokenCounter counter) {
        this.formats = formats;
        this.chunker = new Chunker(counter);
    }

    static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw tooLarge();
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            InvalidInputException refused =
                    new InvalidInputException("file", "The file cannot be read: check its permissions.");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    List<Chunker.Piece> pieces(SourceDocument document) {
        if (document.content().length > MAX_BYTES) {
            throw tooLarge();
        }
        if (document.content().length == 0) {
            throw empty();
        }
        Document parsed = parse(document);
        String title = parsed.metadata().getString(DocumentFormats.TITLE);
        String titleOrName = title == null || title.isBlank() ? readableName(document.name()) : title.strip();
        List<Chunker.Piece> pieces = chunker.pieces(MarkdownBlocks.of(parsed.text(), titleOrName));
        if (pieces.isEmpty()) {
            throw empty();
        }
        return pieces;
    }

    private Document parse(SourceDocument document) {
        try {
            return formats.parser(document.name()).parse(new ByteArrayInputStream(document.content()));
        } catch (BlankDocumentException e) {
            throw empty();
        } catch (H002Exception e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | NoClassDefFoundError e) {
            InvalidInputException refused = new InvalidInputException(
                    "file", "The file cannot be read as what its name says: open it to check, and save it again.");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** {@code policies/gift-cards.md} is about "Gift cards". */
    private static String readableName(String source) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String words = (dot > 0 ? name.substring(0, dot) : name)
                .replaceAll("[-_\\s]+", " ")
                .strip();
        return words.isEmpty() ? source : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static InvalidInputException tooLarge() {
        return new InvalidInputException("file", "The file is larger than 20 MB: split it into smaller ones.");
    }

    private static InvalidInputException empty() {
        return new InvalidInputException("file", "The file holds no text: fill it or leave it out.");
    }
}
