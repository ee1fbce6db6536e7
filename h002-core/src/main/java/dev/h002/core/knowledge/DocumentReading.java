package dev.h002.core.knowledge;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.langchain4j.data.document.BlankDocumentException;
import dev.langchain4j.data.document.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a document's bytes to its pieces. Every failure is an {@link InvalidInputException} that says what to do. Thread-safe. */
final class DocumentReading {
    private static final int MAX_BYTES = 20 * 1024 * 1024;

    private final DocumentFormats formats;
    private final Chunker chunker;
    private final @Nullable String language;

    /** @param language that of documents that name none, or null */
    DocumentReading(DocumentFormats formats, Chunker chunker, @Nullable String language) {
        this.formats = formats;
        this.chunker = chunker;
        this.language = language;
    }

    /**
     * A document as it will be stored.
     *
     * @param metadata what each of its chunks gets
     */
    record Read(List<Chunker.Piece> pieces, Map<String, String> metadata) {}

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

    Read read(SourceDocument document) {
        if (document.content().length > MAX_BYTES) {
            throw tooLarge();
        }
        if (document.content().length == 0) {
            throw empty();
        }
        Document parsed = parse(document);
        FrontMatter front = FrontMatter.of(parsed.text());
        DocumentMetadata metadata =
                DocumentMetadata.of(DocumentMetadata.found(parsed.metadata().toMap(), front.fields()), language);
        String name = DocumentName.readable(document.name());
        boolean named = metadata.title() == null;
        List<Block> blocks = MarkdownBlocks.of(front.rest(), named ? name : String.valueOf(metadata.title()));
        // A piece of signs alone has nothing to be found by; a model of words gives it no vector at all.
        List<Chunker.Piece> pieces = chunker.pieces(blocks, named && DocumentName.saysNothing(name)).stream()
                .filter(piece -> piece.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        if (pieces.isEmpty()) {
            throw empty();
        }
        return new Read(pieces, metadata.ofChunks());
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

    private static InvalidInputException tooLarge() {
        return new InvalidInputException("file", "The file is larger than 20 MB: split it into smaller ones.");
    }

    private static InvalidInputException empty() {
        return new InvalidInputException("file", "The file holds no text: fill it or leave it out.");
    }
}
