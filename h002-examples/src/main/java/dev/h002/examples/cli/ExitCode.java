package dev.h002.examples.cli;

/** What a command tells the shell. */
final class ExitCode {
    static final int OK = 0;
    static final int UNEXPECTED = 1;
    static final int BAD_INPUT = 2;
    static final int STORE_UNREACHABLE = 3;

    /** 128 + SIGPIPE, as other programs end when their reader leaves. */
    static final int READER_LEFT = 141;

    private ExitCode() {}
}
