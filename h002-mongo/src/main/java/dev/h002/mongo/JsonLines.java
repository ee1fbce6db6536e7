package dev.h002.mongo;

import dev.h002.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object per line, a line at a time; a line is UTF-8 and has at most 1,000,000 bytes. Not thread-safe. */
final class JsonLines {
    private static final int MAX_BYTES = 1_000_000;

    private final InputStream in;
    private long line;

    JsonLines(InputStream in) {
        this.in = in;
    }

    /** The number of the line read last, from 1. */
    long line() {
        return line;
    }

    /**
     * The next line that is not blank, or null at the end.
     *
     * @throws InvalidInputException if the line is too long or not UTF-8; the next call goes on after it
     */
    @Nullable
    String next() throws IOException {
        for (byte[] bytes = bytesOfLine(); bytes != null; bytes = bytesOfLine()) {
            line++;
            if (bytes.length > MAX_BYTES) {
                throw new InvalidInputException("line", "longer than " + MAX_BYTES + " bytes");
            }
            String text = decode(bytes);
            if (line == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** @throws InvalidInputException if the text is not one JSON object */
    static Document parse(String text) {
        try {
            return Document.parse(text);
        } catch (JsonParseException | BSONException | IllegalArgumentException | ArithmeticException notJson) {
            throw new InvalidInputException("line", "not a JSON object");
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new InvalidInputException("line", "not UTF-8");
        }
    }

    /** Up to the line feed; of a line that is too long only one byte more than the limit is kept. */
    private byte @Nullable [] bytesOfLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (bytes.size() <= MAX_BYTES) {
                bytes.write(next);
            }
            next = in.read();
        }
        return bytes.toByteArray();
    }
}
