package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes to text, without guessing: UTF-8, or UTF-16 where a byte order mark says so. */
final class TextDecoding {
    private TextDecoding() {}

    /** @throws InvalidInputException if the bytes are not text in one of these encodings */
    static String decode(byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            skip = 3;
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        }
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new InvalidInputException("file", "The file is binary, not text: give .md, .txt, .html or .pdf.");
            }
            return text;
        } catch (CharacterCodingException e) {
            InvalidInputException refused = new InvalidInputException(
                    "file", "The file is not text in UTF-8: save it in that encoding and ingest it again.");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
