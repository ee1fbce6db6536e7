package dev.h002.examples.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Text out, in UTF-8 whatever the platform prefers. Thread-safe. Unlike a {@link java.io.PrintStream} it says when nobody can
 * hear it any more, with {@link OutputClosedException}.
 */
final class Output {
    private final Writer writer;
    private Runnable beforeWrite = () -> {};

    Output(OutputStream stream) {
        // One encoder for the whole stream: a pair of surrogates may arrive in two pieces.
        writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** Has something done before each piece, such as wiping a progress line off the same terminal. */
    synchronized void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    /** Writes a piece, at once. */
    synchronized void print(String text) {
        beforeWrite.run();
        try {
            writer.write(text);
            writer.flush();
        } catch (IOException failure) {
            throw new OutputClosedException(failure);
        }
    }

    /** Writes a line, at once; it ends in a line feed on every platform. */
    void println(String line) {
        print(line + "\n");
    }

    synchronized void flush() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new OutputClosedException(failure);
        }
    }

    /** The same as a writer, for libraries that print by themselves. */
    Writer writer() {
        return writer;
    }
}
