package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One conversation's masking: what is personal is found, resolved, and kept in the vault. Thread-safe. */
final class PlaceholderSession implements MaskingSession {
    private final Detector detector;
    private final KnownValueMatcher known;
    private final Vault vault;
    private final int maxTextLength;

    PlaceholderSession(Detector detector, KnownValueMatcher known, Vault vault, int maxTextLength) {
        this.detector = detector;
        this.known = known;
        this.vault = vault;
        this.maxTextLength = maxTextLength;
    }

    @Override
    public Masking mask(String raw) {
        requireLength(raw);
        StringBuilder masked = new StringBuilder(raw.length());
        List<MaskedSpan> spans = new ArrayList<>();
        int done = 0;
        for (Candidate span : SpanResolver.resolve(raw, detector.find(raw, known))) {
            String placeholder = vault.placeholder(span.type(), raw.substring(span.start(), span.end()));
            masked.append(raw, done, span.start()).append(placeholder);
            spans.add(new MaskedSpan(span.type(), span.start(), span.end(), placeholder));
            done = span.end();
        }
        masked.append(raw, done, raw.length());
        return new Masking(MaskedText.alreadyMasked(masked.toString()), spans);
    }

    @Override
    public MaskedText conceal(EntityType type, String value) {
        requireLength(value);
        return value.isBlank() ? MaskedText.empty() : MaskedText.alreadyMasked(vault.placeholder(type, value));
    }

    @Override
    public String restore(String masked) {
        Restorer restorer = restorer();
        return restorer.push(masked) + restorer.finish();
    }

    @Override
    public Restorer restorer() {
        return new PlaceholderRestorer(this::valueOf);
    }

    @Override
    public Map<String, String> vault() {
        return vault.copy();
    }

    private String valueOf(Parsed placeholder) {
        String value = vault.value(placeholder.written());
        return value == null ? PlaceholderGrammar.neutral(placeholder.label()) : value;
    }

    private void requireLength(String text) {
        if (text.length() > maxTextLength) {
            throw new InvalidInputException(
                    "message", "The text is longer than " + maxTextLength + " characters: send a shorter one.");
        }
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "MaskingSession[hidden]";
    }
}
