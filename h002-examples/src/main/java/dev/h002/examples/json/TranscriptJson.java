package dev.h002.examples.json;

import dev.h002.H002Exception;
import dev.h002.core.Transcript;
import dev.h002.core.Transcripts;
import dev.h002.spi.Conversation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation as {@code export} prints it. */
public final class TranscriptJson {
    private TranscriptJson() {}

    /** In the customer's own words; where its vault does not open, masked as it is stored, with the reason. */
    public static String of(Transcripts transcripts, Conversation stored) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("_id", stored.id());
        json.put("updatedAt", Json.instant(stored.updatedAt()));
        try {
            readInto(json, transcripts.read(stored));
        } catch (H002Exception sealed) {
            json.put("masked", sealed.getMessage());
            maskedInto(json, stored);
        }
        return Json.line(json);
    }

    private static void readInto(Map<String, @Nullable Object> json, Transcript read) {
        json.put(
                "turns",
                read.exchanges().stream()
                        .map(turn -> turn(turn.question(), turn.answer(), turn.outcome(), turn.at()))
                        .toList());
        json.put(
                "actions",
                read.actions().stream()
                        .map(action -> action(action.label(), action.arguments(), action.state()))
                        .toList());
    }

    private static void maskedInto(Map<String, @Nullable Object> json, Conversation stored) {
        json.put(
                "turns",
                stored.turns().stream()
                        .map(turn -> turn(turn.question().value(), turn.answer().value(), turn.outcome(), turn.at()))
                        .toList());
        json.put(
                "actions",
                stored.actions().stream()
                        .map(action -> action(action.label().value(), Map.of(), action.state()))
                        .toList());
    }

    private static Map<String, @Nullable Object> turn(String question, String answer, Enum<?> outcome, Instant at) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("question", question);
        json.put("answer", answer);
        json.put("outcome", outcome.name());
        json.put("at", at.toString());
        return json;
    }

    private static Map<String, @Nullable Object> action(String label, Map<String, String> arguments, Enum<?> state) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("label", label);
        json.put("arguments", arguments);
        json.put("state", state.name());
        return json;
    }
}
