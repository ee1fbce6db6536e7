package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import dev.h002.spi.KnownValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a conversation has shown to be personal by the words around it, such as "order 48213" or "I'm Yusuf Rossi": from then on it
 * is looked for without them, and so is a phone, card or account number in an answer or a history that has no such word.
 *
 * <p>The first {@value #MOST} values of five letters and digits or more, and names, are learned. Thread-safe.
 */
final class LearnedValues {
    private static final int MOST = 200;

    /** Shorter numbers are too often something else, such as an amount. */
    private static final int MIN_LENGTH = 5;

    private static final int MAX_LENGTH = 100;

    private final Set<KnownValue> values = ConcurrentHashMap.newKeySet();
    private volatile KnownValueTrie trie = KnownValueTrie.EMPTY;

    /** Starts with the values of an earlier session of the conversation. */
    LearnedValues(Map<String, String> vault) {
        for (Map.Entry<String, String> entry : vault.entrySet()) {
            Parsed parsed =
                    PlaceholderGrammar.parse(entry.getKey(), 0, entry.getKey().length());
            if (values.size() < MOST) {
                add(new EntityType(parsed.label()), entry.getValue(), values);
            }
        }
        if (!values.isEmpty()) {
            trie = KnownValueTrie.ofShown(values);
        }
    }

    /** Finds what was learned so far. */
    KnownValueTrie trie() {
        return trie;
    }

    /** Learns from the spans of a text; gives what finds the newly learned, empty if there was nothing new. */
    KnownValueTrie learn(String raw, List<Candidate> spans) {
        Set<KnownValue> fresh = new LinkedHashSet<>();
        for (Candidate span : spans) {
            String value = raw.substring(span.start(), span.end());
            boolean found = span.evidence() == Evidence.VALIDATED || span.evidence() == Evidence.SHAPED;
            boolean always = found && Detector.isNumbered(span.type()) && !isBare(value);
            if (span.evidence() != Evidence.KNOWN && !always) {
                add(span.type(), value, fresh);
            }
        }
        if (fresh.isEmpty()) {
            return KnownValueTrie.EMPTY;
        }
        synchronized (this) {
            fresh.removeAll(values);
            List<KnownValue> taken =
                    new ArrayList<>(fresh).subList(0, Math.min(fresh.size(), Math.max(0, MOST - values.size())));
            if (taken.isEmpty()) {
                return KnownValueTrie.EMPTY;
            }
            values.addAll(taken);
            trie = KnownValueTrie.ofShown(values);
            return KnownValueTrie.ofShown(taken);
        }
    }

    /** Digits alone: what they are depends on the words around. */
    private static boolean isBare(String value) {
        return value.chars().allMatch(Character::isDigit);
    }

    private void add(EntityType type, String value, Set<KnownValue> to) {
        if (values.contains(new KnownValue(type, value))) {
            return;
        }
        if ((Detector.isLearned(type) || Detector.isNumbered(type))
                && value.length() <= MAX_LENGTH
                && to.size() < MOST) {
            int length = KnownTerm.compact(CharFold.fold(value)).length();
            if (length >= MIN_LENGTH || (type.equals(EntityType.NAME) && length > 2)) {
                to.add(new KnownValue(type, value));
            }
        }
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "LearnedValues[" + values.size() + "]";
    }
}
