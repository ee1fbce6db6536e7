package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads UTF-8 text of bounded size; whatever is wrong with it is the user's to mend, so it is bad input. */
final class InputFile {
    private static final int BYTES_PER_MB = 1024 * 1024;

    private InputFile() {}

    static String read(Path file, int maxBytes) {
        try (InputStream in = open(file)) {
            return read(in, "file " + file.getFileName(), maxBytes);
        } catch (IOException failure) {
            throw unreadable(file);
        }
    }

    static String read(InputStream in, String what, int maxBytes) throws IOException {
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            String limit = maxBytes < BYTES_PER_MB ? maxBytes / 1024 + " kB" : maxBytes / BYTES_PER_MB + " MB";
            throw new InvalidInputException("input", "The " + what + " is longer than " + limit + ". Split it.");
        }
        try {
            return decode(bytes, 0, bytes.length);
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidInputException("input", "The " + what + " is not UTF-8 text. Convert it first.");
        }
    }

    /** Opens a file for reading; a folder is no file. */
    static InputStream open(Path file) {
        requireReadable(file);
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("file", file.getFileName() + " is a folder. Give a file.");
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw unreadable(file);
        }
    }

    /** Makes sure a file or folder is there. */
    static void requireReadable(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException("file", "There is no file or folder " + path + ". Check the path.");
        }
        if (!Files.isReadable(path)) {
            throw unreadable(path);
        }
    }

    /** Strict: text that is not UTF-8 must not become question marks silently. */
    static String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, offset, length))
                .toString();
    }

    private static InvalidInputException unreadable(Path path) {
        return new InvalidInputException("file", path + " cannot be read. Check its permissions.");
    }
}
