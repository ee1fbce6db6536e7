package dev.h002.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.spi.Completion;
import java.nio.ByteBuffer;
import java.util.List;

/** The body of an answer that is not streamed: one JSON object. */
final class WholeAnswer implements BodySink {
    private final String askedModel;
    private final BoundedBytes body = new BoundedBytes(StreamedAnswer.MAX_BODY);

    WholeAnswer(String askedModel) {
        this.askedModel = askedModel;
    }

    @Override
    public void take(ByteBuffer piece, List<String> texts) throws AttemptFailure {
        if (!body.add(piece)) {
            throw StreamedAnswer.tooLong();
        }
    }

    @Override
    public long progress() {
        return body.size();
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public boolean isAnswered() {
        return false;
    }

    @Override
    public Completion completion() throws AttemptFailure {
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
