package dev.h002.core.knowledge;

import dev.langchain4j.data.document.BlankDocumentException;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads Markdown and plain text as they are. */
final class TextParser implements DocumentParser {
    @Override
    public Document parse(InputStream in) {
        try {
            String text = TextDecoding.decode(in.readAllBytes());
            if (text.isBlank()) {
                throw new BlankDocumentException();
            }
            return Document.from(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
