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
    private final Spellings spellings;
    private final boolean anySpellings;
    private long place = Spellings.START;
    private String held = "";
    private boolean finished;

    PlaceholderRestorer(Function<Parsed, String> values, Spellings spellings) {
        this.values = values;
        this.spellings = spellings;
        this.anySpellings = !spellings.isEmpty();
    }

    @Override
    public String push(String piece) {
        if (finished) {
            throw new IllegalStateException("This restorer has finished: open another for further text.");
        }
        String text = held.isEmpty() ? piece : held + piece;
        int bracket = text.indexOf('<');
        if (bracket < 0) {
            pass(text, 0, text.length());
            held = "";
            return text;
        }
        StringBuilder restored = new StringBuilder(text.length());
        int done = 0;
        while (bracket >= 0) {
            int end = PlaceholderGrammar.end(text, bracket);
            if (end == PlaceholderGrammar.UNDECIDED) {
                break;
            }
            if (end > 0) {
                pass(text, done, end);
                restored.append(text, done, bracket).append(valueOf(PlaceholderGrammar.parse(text, bracket, end)));
                done = end;
            }
            bracket = text.indexOf('<', end > 0 ? end : bracket + 1);
        }
        int shown = bracket < 0 ? text.length() : bracket;
        held = text.substring(shown);
        pass(text, done, shown);
        return restored.append(text, done, shown).toString();
    }

    private void pass(String text, int from, int to) {
        if (anySpellings) {
            place = Spellings.hash(place, text, from, to);
        }
    }

    private String valueOf(Parsed placeholder) {
        String spelling = anySpellings ? spellings.at(place) : null;
        return spelling != null ? spelling : values.apply(placeholder);
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
