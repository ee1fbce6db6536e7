package dev.h002.examples.questions;

/** Hears how far a {@link RetrievalTrial} is. */
public interface TrialProgress {
    /** A piece of work begins. */
    void begin(String what);

    /** So much of it is done. Called from several threads. */
    void step(int done, int total);

    /** One that does nothing. */
    static TrialProgress none() {
        return new TrialProgress() {
            @Override
            public void begin(String what) {}

            @Override
            public void step(int done, int total) {}
        };
    }
}
