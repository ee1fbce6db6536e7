package dev.h002.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.spi.Completion;
import java.nio.ByteBuffer;
import java.util.List;

/** The body of an answer that is not streamed: one JSON object. */
final class WholeAnswer implements BodySink {
    private static final int MAX_BODY = 1 << 20;

    private final String askedModel;
    private final BoundedBytes body = new BoundedBytes(MAX_BODY);
    private final JsonEnd end = new JsonEnd();

    WholeAnswer(String askedModel) {
        this.askedModel = askedModel;
    }

    @Override
    public synchronized void take(ByteBuffer piece, List<String> texts) throws AttemptFailure {
        end.scan(piece);
        if (!body.add(piece)) {
            throw AttemptFailure.malformed("The service sent an answer over 1 MB: check the base URL.");
        }
    }

    @Override
    public synchronized long progress() {
        return body.size();
    }

    @Override
    public synchronized boolean isDone() {
        return false;
    }

    @Override
    public synchronized boolean mayEnd() {
        return end.over();
    }

    @Override
    public synchronized boolean isAnswered() {
        return false;
    }

    @Override
    public synchronized Completion completion() throws AttemptFailure {
        JsonNode root = ChatJson.object(body.text());
        JsonNode choice = ChatJson.firstChoice(root);
        if (choice == null || !choice.path("finish_reason").isTextual()) {
            throw AttemptFailure.malformed("The service sent an answer that is not finished.");
        }
        String text = ChatJson.content(choice.path("message"));
        if (text.isBlank()) {
            throw CompletionReader.empty();
        }
        return new Completion(text, ChatJson.usage(root), root.path("model").asText(askedModel));
    }
}
