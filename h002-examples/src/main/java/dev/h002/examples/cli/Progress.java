package dev.h002.examples.cli;

/** Tells a waiting person what goes on. Thread-safe. */
interface Progress extends AutoCloseable {
    /**
     * A piece of work starts; it ends with {@link #end} or with the next one.
     *
     * @param what a short phrase such as {@code Reading documents}
     */
    void begin(String what);

    /**
     * The work has come so far.
     *
     * @param total 0 if not known
     */
    void step(long done, long total);

    /** The work is over. */
    void end();

    /** A line that stays, such as the news that demo data was made. */
    void note(String line);

    @Override
    void close();

    /** A line that redraws itself on a terminal; in a pipe, only the notes. */
    static Progress on(Streams streams) {
        return streams.terminalErr() ? ProgressLine.start(streams) : new Notes(streams);
    }

    /** Notes alone. */
    record Notes(Streams streams) implements Progress {
        @Override
        public void begin(String what) {}

        @Override
        public void step(long done, long total) {}

        @Override
        public void end() {}

        @Override
        public void note(String line) {
            streams.err().println("h002: " + line);
        }

        @Override
        public void close() {}
    }
}
