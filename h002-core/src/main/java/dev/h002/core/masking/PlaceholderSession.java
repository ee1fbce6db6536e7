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
    /**
     * How often a text is looked at again with its spans taken out: beside a placeholder, a word may end or a number stand alone that
     * did not before, and masking what was masked has to find nothing.
     */
    private static final int MAX_ROUNDS = 3;

    private final Detector detector;
    private final KnownValueTrie known;
    private final Vault vault;
    private final LearnedValues learned;
    private final Spellings spellings = new Spellings();
    private final int maxTextLength;

    PlaceholderSession(Detector detector, KnownValueTrie known, Vault vault, LearnedValues learned, int maxTextLength) {
        this.detector = detector;
        this.known = known;
        this.vault = vault;
        this.learned = learned;
        this.maxTextLength = maxTextLength;
    }

    @Override
    public Masking mask(String raw) {
        requireLength(raw);
        List<Candidate> found = detector.find(raw, known, learned.trie());
        if (found.isEmpty()) {
            return new Masking(MaskedText.alreadyMasked(raw), List.of());
        }
        List<Candidate> spans = SpanResolver.resolve(raw, found);
        KnownValueTrie fresh = learned.learn(raw, spans);
        if (!fresh.isEmpty()) {
            found.addAll(detector.findKnown(raw, fresh));
            spans = SpanResolver.resolve(raw, found);
        }
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Candidate> more = detector.find(Detector.without(raw, spans), known, learned.trie());
            if (more.isEmpty()) {
                break;
            }
            found.addAll(more);
            spans = SpanResolver.resolve(raw, found);
        }
        return replaced(raw, spans);
    }

    private Masking replaced(String raw, List<Candidate> spans) {
        StringBuilder masked = new StringBuilder(raw.length() + 16);
        List<MaskedSpan> replaced = new ArrayList<>(spans.size());
        long place = Spellings.START;
        int hashed = 0;
        int done = 0;
        for (Candidate span : spans) {
            String spelling = raw.substring(span.start(), span.end());
            String placeholder = vault.placeholder(span.type(), spelling);
            masked.append(raw, done, span.start()).append(placeholder);
            replaced.add(new MaskedSpan(span.type(), span.start(), span.end(), placeholder));
            done = span.end();
            boolean own = spelling.equals(vault.value(placeholder));
            if (!own || !spellings.isEmpty()) {
                place = Spellings.hash(place, masked, hashed, masked.length());
                hashed = masked.length();
                spellings.remember(place, own ? null : spelling);
            }
        }
        masked.append(raw, done, raw.length());
        return new Masking(MaskedText.alreadyMasked(masked.toString()), replaced);
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
        return new PlaceholderRestorer(this::valueOf, spellings);
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
