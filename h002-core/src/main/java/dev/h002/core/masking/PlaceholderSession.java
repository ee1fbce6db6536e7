package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskedSpan;
import dev.h002.spi.Masking;
import dev.h002.spi.MaskingSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One conversation's masking: what is personal is found, resolved, and kept in the vault. Thread-safe. */
final class PlaceholderSession implements MaskingSession {
    /** Shorter numbers are too often something else, such as an amount. */
    private static final int MIN_ORDER = 5;

    private static final int MAX_ORDER = 100;

    /** How many order numbers are looked for again, so that time stays linear in the text. */
    private static final int MAX_ORDERS = 200;

    private final Detector detector;
    private final KnownValueMatcher known;
    private final Vault vault;
    private final String phoneRegion;
    private final int maxTextLength;

    PlaceholderSession(Detector detector, KnownValueMatcher known, Vault vault, String phoneRegion, int maxTextLength) {
        this.detector = detector;
        this.known = known;
        this.vault = vault;
        this.phoneRegion = phoneRegion;
        this.maxTextLength = maxTextLength;
    }

    @Override
    public Masking mask(String raw) {
        requireLength(raw);
        StringBuilder masked = new StringBuilder(raw.length());
        List<MaskedSpan> spans = new ArrayList<>();
        int done = 0;
        for (Candidate span : SpanResolver.resolve(raw, detect(raw))) {
            String placeholder = vault.placeholder(span.type(), raw.substring(span.start(), span.end()));
            masked.append(raw, done, span.start()).append(placeholder);
            spans.add(new MaskedSpan(span.type(), span.start(), span.end(), placeholder));
            done = span.end();
        }
        masked.append(raw, done, raw.length());
        return new Masking(MaskedText.alreadyMasked(masked.toString()), spans);
    }

    /**
     * What the detector finds, and the order numbers of this text and of the conversation so far wherever they stand again:
     * the word that gave one away the first time need not be there the second time.
     */
    private List<Candidate> detect(String raw) {
        List<Candidate> found = new ArrayList<>(detector.find(raw, known));
        Set<KnownValue> orders = new LinkedHashSet<>();
        for (String order : vault.values(EntityType.ORDER, MAX_ORDERS)) {
            addOrder(orders, order);
        }
        for (Candidate candidate : found) {
            if (candidate.type().equals(EntityType.ORDER)) {
                addOrder(orders, raw.substring(candidate.start(), candidate.end()));
            }
        }
        if (!orders.isEmpty()) {
            new KnownValueMatcher(orders, phoneRegion).find(raw, found::add);
        }
        return found;
    }

    private static void addOrder(Set<KnownValue> orders, String order) {
        int length = CompactView.compact(FoldedText.fold(order)).length();
        if (length >= MIN_ORDER && length <= MAX_ORDER && orders.size() < MAX_ORDERS) {
            orders.add(new KnownValue(EntityType.ORDER, order));
        }
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
