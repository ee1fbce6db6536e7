package dev.h002.core.masking.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.spi.MaskingSession;
import java.util.Optional;

/** Masks texts and tool arguments as what they are, prose or JSON. Thread-safe. */
final class TextMasking {
    private final MaskingSession session;

    TextMasking(MaskingSession session) {
        this.session = session;
    }

    /**
     * Masks a text. What a tool gave back is mostly JSON, where escapes hide values: "St\nSpringfield" has a letter n
     * between its words. So a text that is a JSON document is masked as one.
     */
    String text(String raw) {
        Optional<JsonNode> document = JsonText.readDocument(raw);
        return document.isPresent() ? JsonMasking.mask(raw, document.get(), session) : plain(raw);
    }

    /** Masks a tool's arguments, so that JSON stays JSON; malformed ones as what they would mean without their escapes. */
    String arguments(String raw) {
        Optional<JsonNode> document = JsonText.read(raw);
        if (document.isPresent()) {
            return JsonMasking.mask(raw, document.get(), session);
        }
        String meant = JsonText.unescape(raw);
        String masked = plain(meant);
        return masked.equals(meant) ? plain(raw) : masked;
    }

    /** Masks a text without asking whether it is JSON. */
    String plain(String raw) {
        return session.mask(raw).text().value();
    }
}
