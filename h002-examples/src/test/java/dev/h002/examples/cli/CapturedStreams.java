package dev.h002.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Streams of a command that talks to a test instead of a terminal. */
final class CapturedStreams {
    private CapturedStreams() {}

    static Streams of(byte[] input, OutputStream out, OutputStream err) {
        return new Streams(
                new ByteArrayInputStream(input),
                new Output(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false);
    }

    /** The progress of work that nobody watches. */
    static Progress unwatched() {
        return Progress.on(of(new byte[0], new ByteArrayOutputStream(), new ByteArrayOutputStream()));
    }
}
