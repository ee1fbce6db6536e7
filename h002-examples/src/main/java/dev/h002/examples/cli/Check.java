package dev.h002.examples.cli;

/**
 * One line of {@code doctor}.
 *
 * @param name what was looked at, such as {@code database}
 * @param detail what was found, and what to do if it is not good
 */
record Check(String name, State state, String detail) {
    /** The name of the check that decides whether the database counts as reachable. */
    static final String DATABASE = "database";

    /** How it stands. */
    enum State {
        OK,
        /** Works, with less than it could. */
        NOTE,
        /** Must be mended. */
        FAILED
    }

    static Check ok(String name, String detail) {
        return new Check(name, State.OK, detail);
    }

    static Check note(String name, String detail) {
        return new Check(name, State.NOTE, detail);
    }

    static Check failed(String name, String detail) {
        return new Check(name, State.FAILED, detail);
    }
}
