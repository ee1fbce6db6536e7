package dev.h002.core.need;

import dev.h002.MaskedText;
import dev.h002.Understanding;
import java.util.List;

/** Finds the needs behind a customer's message. Thread-safe. */
@FunctionalInterface
public interface NeedInterpreter {
    /**
     * Interprets a message.
     *
     * @param message what the customer says
     * @param history what the same customer said before in the conversation, oldest first; empty at its beginning
     * @return at least one need; {@link dev.h002.Need#OTHER} if none is recognised
     */
    Understanding interpret(MaskedText message, List<MaskedText> history);
}
