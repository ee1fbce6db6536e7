package dev.h002.examples.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 lines of bounded length; a line that is too long or not UTF-8 is told as such, and the next one read. */
final class BoundedLines {
    static final int MAX_BYTES = 1024 * 1024;
    private static final int KEPT_OF_TOO_LONG = 4096;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private int number;

    BoundedLines(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param text as read; of a line with a problem, its beginning
     * @param problem what is wrong with it and what to do, or null
     */
    record Line(int number, String text, @Nullable String problem) {
        /** Hides the text. */
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean tooLong = false;
        int b = in.read();
        while (b >= 0 && b != '\n') {
            any = true;
            tooLong |= bytes.size() == MAX_BYTES;
            if (!tooLong) {
                bytes.write(b);
            }
            b = in.read();
        }
        if (b < 0 && !any) {
            return null;
        }
        number++;
        return tooLong ? tooLong(bytes.toByteArray()) : decoded(bytes.toByteArray());
    }

    private Line tooLong(byte[] bytes) {
        return new Line(number, lenient(bytes), "This line is longer than 1 MB. Split it.");
    }

    private Line decoded(byte[] bytes) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        try {
            String text = InputFile.decode(bytes, 0, length);
            boolean marked = number == 1 && text.startsWith("\uFEFF"); // editors' byte order mark
            return new Line(number, marked ? text.substring(1) : text, null);
        } catch (CharacterCodingException notUtf8) {
            return new Line(number, lenient(bytes), "This line is not UTF-8 text. Convert it first.");
        }
    }

    private static String lenient(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, KEPT_OF_TOO_LONG), StandardCharsets.UTF_8);
    }
}
