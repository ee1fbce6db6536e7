package dev.h002.examples.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the customer types, line by line. */
interface SpokenLines extends AutoCloseable {
    /** The next line, or null when there are no more. */
    @Nullable
    String next() throws IOException;

    @Override
    default void close() throws IOException {}

    /** With line editing on a terminal, else as they are piped. */
    static SpokenLines from(Streams streams, Progress progress) throws IOException {
        return streams.terminalIn() && streams.terminalOut() ? EditedLines.open() : piped(streams, progress);
    }

    /** Lines of bounded length; one that is too long or not text is told and passed over. */
    static SpokenLines piped(Streams streams, Progress progress) {
        BoundedLines lines = new BoundedLines(streams.in());
        return () -> {
            for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.problem() == null) {
                    return line.text();
                }
                progress.note("Line " + line.number() + ": " + line.problem());
            }
            return null;
        };
    }
}
