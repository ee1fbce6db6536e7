package dev.h002.examples.cli;

import dev.h002.H002Exception;
import dev.h002.core.Transcript;
import dev.h002.core.Transcripts;
import dev.h002.spi.Conversation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation as {@code export} prints it. */
final class TranscriptJson {
    private TranscriptJson() {}

    /** In the customer's own words; where its vault does not open, masked as it is stored, with the reason. */
    static String of(Transcripts transcripts, Conversation stored) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("_id", stored.id());
        json.put("updatedAt", Json.instant(stored.updatedAt()));
        try {
            Transcript transcript = transcripts.read(stored);
            json.put(
                    "turns",
                    transcript.exchanges().stream()
                            .map(turn -> turn(
                                    turn.question(),
                                    turn.answer(),
                                    turn.outcome().name(),
                                    turn.at().toString()))
                            .toList());
        } catch (H002Exception sealed) {
            json.put("masked", sealed.getMessage());
            json.put(
                    "turns",
                    stored.turns().stream()
                            .map(turn -> turn(
                                    turn.question().value(),
                                    turn.answer().value(),
                                    turn.outcome().name(),
                                    turn.at().toString()))
                            .toList());
        }
        return Json.line(json);
    }

    private static Map<String, @Nullable Object> turn(String question, String answer, String outcome, String at) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("question", question);
        json.put("answer", answer);
        json.put("outcome", outcome);
        json.put("at", at);
        return json;
    }
}
