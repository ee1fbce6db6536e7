package dev.h002.spi;

import dev.h002.EntityType;
import dev.h002.MaskedText;
import java.util.Map;

/**
 * The masking of one conversation: the same value always gets the same placeholder, however it is written, and {@link #restore}
 * undoes {@link #mask} exactly in the session that masked. Thread-safe.
 *
 * <p>A session fails closed: what goes wrong inside masks more, never less.
 */
public interface MaskingSession {
    /**
     * Replaces every personal value. Text that already looks like a placeholder is itself masked, so nobody can ask for
     * another's value by typing one.
     *
     * @throws dev.h002.InvalidInputException if the text is longer than the masker takes
     */
    Masking mask(String raw);

    /** Masks a value that is personal by declaration, as a whole. A blank value gives an empty text. */
    MaskedText conceal(EntityType type, String value);

    /**
     * Puts the values back for every placeholder of this session, in one pass and never twice. Placeholders it does not know
     * become neutral words.
     */
    String restore(String masked);

    /** Restores text that arrives in pieces; not thread-safe. */
    Restorer restorer();

    /** The placeholders used so far with their values: personal data, to be sealed before it is stored. */
    Map<String, String> vault();

    /** Restores a text piece by piece; the joined outcome is that of {@link #restore} on the joined input. */
    interface Restorer {
        /** Takes a piece and gives what can be shown by now; holds back what may be the start of a placeholder. */
        String push(String piece);

        /** Gives what was held back; nothing may be pushed after it. */
        String finish();
    }
}
