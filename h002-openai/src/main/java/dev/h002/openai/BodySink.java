package dev.h002.openai;

import dev.h002.spi.Completion;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes a completion, or a failure, of a response body that arrives in pieces. Thread-safe: deadlines look at it too. */
interface BodySink {
    /**
     * Takes the next piece.
     *
     * @param texts gets the answer's texts that the piece completes; what it got before a failure counts
     */
    void take(ByteBuffer piece, List<String> texts) throws AttemptFailure;

    /** Grows with whatever brings the answer nearer, and with nothing else. */
    long progress();

    /** Whether nothing more is needed, so that the rest of the body need not be read. */
    boolean isDone();

    /** Whether the body may end with what came last; a body that is never sure says yes. */
    boolean mayEnd();

    /** Whether the answer counts even if the body breaks off here. */
    boolean isAnswered();

    /** What the body came to, once it has ended or {@link #isDone} or {@link #isAnswered}. */
    Completion completion() throws AttemptFailure;
}
