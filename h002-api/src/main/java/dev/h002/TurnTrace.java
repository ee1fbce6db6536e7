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
 * @param prompt the messages that were sent, in order; empty if no model was called
 * @param trimmed what did not fit into the prompt, a short description each
 * @param removed which claims of the answer were not shown because no fact carries them
 * @param timings how long each stage took; a stage that was not reached is absent
 */
public record TurnTrace(
        MaskedText message,
        List<MaskedText> prompt,
        List<String> trimmed,
        List<String> removed,
        Map<Stage, Duration> timings) {
    public TurnTrace {
        prompt = List.copyOf(prompt);
        trimmed = List.copyOf(trimmed);
        removed = List.copyOf(removed);
        Map<Stage, Duration> copy = new EnumMap<>(Stage.class);
        copy.putAll(timings);
        timings = Collections.unmodifiableMap(copy);
    }
}
