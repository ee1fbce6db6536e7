package dev.h002.examples.corpus;

import dev.h002.EntityType;
import dev.h002.spi.MaskedSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares what a masker reported with what is marked, message by message.
 *
 * <p>A match is relaxed: two spans of the same type that share a character. Keeps counts and a few ids, no text. Not
 * thread-safe.
 */
public final class MaskingScorer {
    private static final int KEPT_IDS = 5;

    private final Map<EntityType, Tally> tallies = new TreeMap<>(Comparator.comparing(EntityType::label));
    private final List<String> failingNegatives = new ArrayList<>();
    private long addressCharacters;
    private long addressCharactersCovered;
    private int negatives;
    private int negativesFound;

    /** The running counts of a type. */
    private static final class Tally {
        private int gold;
        private int found;
        private int goldHit;
        private int foundHit;
        private int exact;
        private final List<String> failing = new ArrayList<>();

        private TypeScore score(EntityType type) {
            return new TypeScore(type, gold, found, goldHit, foundHit, exact, failing);
        }
    }

    /** Takes a message and what a masker reported in its text. */
    public void add(GoldMessage message, List<MaskedSpan> found) {
        Stream.concat(
                        message.spans().stream().map(GoldSpan::type),
                        found.stream().map(MaskedSpan::type))
                .distinct()
                .forEach(type -> count(type, message, found));
        message.spans().stream()
                .filter(span -> span.type().equals(EntityType.ADDRESS))
                .forEach(address -> cover(address, found));
        if (message.isNegative()) {
            negatives++;
            if (!found.isEmpty()) {
                negativesFound++;
                keep(message.id(), failingNegatives);
            }
        }
    }

    /** The score of all messages so far. */
    public MaskingScore score() {
        List<TypeScore> types = new ArrayList<>();
        tallies.forEach((type, tally) -> types.add(tally.score(type)));
        return new MaskingScore(
                types, addressCharacters, addressCharactersCovered, negatives, negativesFound, failingNegatives);
    }

    private void count(EntityType type, GoldMessage message, List<MaskedSpan> allFound) {
        List<GoldSpan> gold = message.spans().stream()
                .filter(span -> span.type().equals(type))
                .toList();
        List<MaskedSpan> found =
                allFound.stream().filter(span -> span.type().equals(type)).toList();
        int goldHit = count(gold, marked -> found.stream().anyMatch(span -> overlap(marked, span)));
        int foundHit = count(found, span -> gold.stream().anyMatch(marked -> overlap(marked, span)));
        Tally tally = tallies.computeIfAbsent(type, unused -> new Tally());
        tally.gold += gold.size();
        tally.found += found.size();
        tally.goldHit += goldHit;
        tally.foundHit += foundHit;
        tally.exact += count(found, span -> gold.contains(new GoldSpan(type, span.start(), span.end())));
        if (goldHit < gold.size() || foundHit < found.size()) {
            keep(message.id(), tally.failing);
        }
    }

    private static <T> int count(List<T> spans, Predicate<T> hit) {
        return (int) spans.stream().filter(hit).count();
    }

    private static boolean overlap(GoldSpan gold, MaskedSpan found) {
        return gold.start() < found.end() && found.start() < gold.end();
    }

    private void cover(GoldSpan address, List<MaskedSpan> found) {
        BitSet covered = new BitSet();
        for (MaskedSpan span : found) {
            if (overlap(address, span)) {
                covered.set(Math.max(span.start(), address.start()), Math.min(span.end(), address.end()));
            }
        }
        addressCharacters += address.length();
        addressCharactersCovered += covered.cardinality();
    }

    private static void keep(String id, List<String> ids) {
        if (ids.size() < KEPT_IDS) {
            ids.add(id);
        }
    }
}
