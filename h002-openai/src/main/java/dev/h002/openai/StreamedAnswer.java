package dev.h002.openai;

import dev.h002.spi.Completion;
import java.nio.ByteBuffer;
import java.util.List;

/** The body of a streamed answer: server-sent events. */
final class StreamedAnswer implements BodySink {
    private static final int MAX_BODY = 4 << 20;
    private static final int MAX_LINE = 1 << 20;

    private final SseDecoder decoder = new SseDecoder(MAX_LINE);
    private final CompletionReader reader;
    private long received;
    private long events;

    StreamedAnswer(String askedModel) {
        this.reader = new CompletionReader(askedModel);
    }

    private static AttemptFailure tooLong() {
        return AttemptFailure.malformed("The service sent more than 4 MB: check the base URL.");
    }

    @Override
    public synchronized void take(ByteBuffer piece, List<String> texts) throws AttemptFailure {
        received += piece.remaining();
        if (received > MAX_BODY) {
            throw tooLong();
        }
        decoder.feed(piece, event -> {
            events++;
            reader.accept(event, texts);
        });
    }

    /** Counts events, so that comments sent to keep the line open are not mistaken for an answer under way. */
    @Override
    public synchronized long progress() {
        return events;
    }

    @Override
    public synchronized boolean isDone() {
        return reader.isDone();
    }

    @Override
    public synchronized boolean mayEnd() {
        return reader.isComplete();
    }

    @Override
    public synchronized boolean isAnswered() {
        return reader.isFinished();
    }

    @Override
    public synchronized Completion completion() throws AttemptFailure {
        return reader.completion();
    }
}
