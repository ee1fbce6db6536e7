package dev.h002.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Opens sessions that turn raw text into {@link dev.h002.MaskedText} and back.
 *
 * <p>There is no do-nothing masker on purpose: it would be a leak with a friendly name. Thread-safe.
 */
public interface Masker {
    /**
     * Opens the session of one conversation.
     *
     * @param known what is personal whatever it looks like: the customer's name, address, order numbers
     * @param vault the placeholders this conversation has used so far with their values, so that they stay the same; empty
     *     at its start
     */
    MaskingSession open(Collection<KnownValue> known, Map<String, String> vault);

    /** Opens the session of a conversation that starts now, about whose customer nothing is known. */
    default MaskingSession open() {
        return open(List.of(), Map.of());
    }
}
