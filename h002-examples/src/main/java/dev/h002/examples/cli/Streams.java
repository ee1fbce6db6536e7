package dev.h002.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes, and whether a person sits there.
 *
 * @param err lines for people; what cannot be written there is lost
 * @param terminalErr whether a progress line can be drawn there
 */
record Streams(
        InputStream in, Output out, PrintStream err, boolean terminalIn, boolean terminalOut, boolean terminalErr) {

    /** Those of the process, in UTF-8. */
    static Streams ofProcess() {
        Terminals terminals = Terminals.ofProcess();
        return new Streams(
                System.in,
                new Output(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminals.in(),
                terminals.out(),
                terminals.err());
    }
}
