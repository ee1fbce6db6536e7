package dev.h002.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.Usage;
import dev.h002.spi.Completion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a completion together from the events of a stream. Not thread-safe. */
final class CompletionReader {
    private static final String DONE = "[DONE]";

    private final StringBuilder text = new StringBuilder();
    private String model;
    private @Nullable Usage usage;
    private boolean finished;
    private boolean done;

    CompletionReader(String askedModel) {
        this.model = askedModel;
    }

    static AttemptFailure empty() {
        return AttemptFailure.malformed("The model answered with no text.");
    }

    /** Takes one event; {@code texts} gets the text it carries, if any. Events after the end mark are not looked at. */
    void accept(String event, List<String> texts) throws AttemptFailure {
        if (done) {
            return;
        }
        if (event.strip().equals(DONE)) {
            done = true;
            return;
        }
        JsonNode root = ChatJson.object(event);
        model = root.path("model").asText(model);
        Usage counted = ChatJson.usage(root);
        usage = counted == null ? usage : counted;
        JsonNode choice = ChatJson.firstChoice(root);
        if (choice == null) {
            return;
        }
        String piece = ChatJson.content(choice.path("delta"));
        if (!piece.isEmpty()) {
            text.append(piece);
            texts.add(piece);
        }
        finished |= choice.path("finish_reason").isTextual();
    }

    /** Whether the model has said that its answer is over; the usage may still follow. */
    boolean isFinished() {
        return finished || done;
    }

    /** Whether the end mark has come, after which nothing counts. */
    boolean isDone() {
        return done;
    }

    /** Whether all has come that an answer may hold, with or without the end mark. */
    boolean isComplete() {
        return done || (finished && usage != null);
    }

    Completion completion() throws AttemptFailure {
        if (!isFinished()) {
            throw AttemptFailure.malformed("The service ended its answer in the middle.");
        }
        if (text.toString().isBlank()) {
            throw empty();
        }
        return new Completion(text.toString(), usage, model);
    }
}
