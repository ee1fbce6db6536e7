package dev.h002;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a turn came about, for debugging. Holds masked text only.
 *
 * @param message the customer's message as the model saw it
 * @param prompt the messages for the model, in order, the guard first; empty where a turn came to none, or the customer's
 *     records could not be read and so not be masked for certain
 * @param sent whether a model was asked; if not, the prompt is what one would have been sent
 * @param facts those in the prompt, each as it stands there
 * @param trimmed what did not fit into the prompt, a short description each
 * @param removed which claims of the answer were not shown because no fact carries them; masked
 * @param timings how long each stage took; a stage that was not reached is absent
 */
public record TurnTrace(
        MaskedText message,
        List<MaskedText> prompt,
        boolean sent,
        List<MaskedFact> facts,
        List<String> trimmed,
        List<String> removed,
        Map<Stage, Duration> timings) {
    public TurnTrace {
        prompt = List.copyOf(prompt);
        facts = List.copyOf(facts);
        trimmed = List.copyOf(trimmed);
        removed = List.copyOf(removed);
        Map<Stage, Duration> copy = new EnumMap<>(Stage.class);
        copy.putAll(timings);
        timings = Collections.unmodifiableMap(copy);
    }

    /**
     * A fact as the model reads it.
     *
     * @param source the name of the source it came from
     * @param text one JSON object of its fields, masked
     */
    public record MaskedFact(String source, MaskedText text) {}
}
