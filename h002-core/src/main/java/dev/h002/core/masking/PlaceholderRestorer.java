package dev.h002.core.masking;

import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import dev.h002.spi.MaskingSession;
import java.util.function.Function;

/**
 * Replaces placeholders in text that arrives in pieces, holding back fewer than {@value PlaceholderGrammar#MAX_LENGTH}
 * characters that may become one. What it puts in is never read again. Not thread-safe.
 */
final class PlaceholderRestorer implements MaskingSession.Restorer {
    private final Function<Parsed, String> values;
    private String held = "";
    private boolean finished;

    PlaceholderRestorer(Function<Parsed, String> values) {
        this.values = values;
    }

    @Override
    public String push(String piece) {
        if (finished) {
            throw new IllegalStateException("This restorer has finished: open another for further text.");
        }
        String text = held.isEmpty() ? piece : held + piece;
        StringBuilder restored = new StringBuilder(text.length());
        int done = 0;
        int bracket = text.indexOf('<');
        while (bracket >= 0) {
            int end = PlaceholderGrammar.end(text, bracket);
            if (end == PlaceholderGrammar.UNDECIDED) {
                break;
            }
            if (end > 0) {
                restored.append(text, done, bracket).append(values.apply(PlaceholderGrammar.parse(text, bracket, end)));
                done = end;
            }
            bracket = text.indexOf('<', end > 0 ? end : bracket + 1);
        }
        int shown = bracket < 0 ? text.length() : bracket;
        held = text.substring(shown);
        return restored.append(text, done, shown).toString();
    }

    @Override
    public String finish() {
        finished = true;
        String rest = held;
        held = "";
        return rest;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "Restorer[hidden]";
    }
}
