package dev.h002.examples;

import dev.h002.examples.cli.H002Command;

/** Starts the command line; {@code h002.jar} names it as its main class. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(H002Command.runInProcess(args));
    }
}
