package dev.h002.core.knowledge;

/**
 * A document that is not a file, such as one on the class path.
 *
 * @param name what citations call it; its ending says how to read it: {@code .md}, {@code .txt}, {@code .html}, {@code .pdf}
 * @param content its bytes, as they would be in the file; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // read once, then dropped; equality of documents is of no use here
public record SourceDocument(String name, byte[] content) {
    @Override
    public String toString() {
        return "SourceDocument[" + name + ", " + content.length + " bytes]";
    }
}
