package dev.h002.examples.corpus;

import dev.h002.EntityType;
import java.util.List;
import java.util.Optional;

/**
 * How well a masker does on a corpus.
 *
 * @param types those that are marked or were reported, by name
 * @param addressCharacters how many characters the marked addresses have
 * @param addressCharactersCovered how many of them a reported span of any type covers
 * @param negatives messages with nothing personal
 * @param negativesFound how many of them something was reported in
 * @param failingNegatives the ids of the first of those
 */
public record MaskingScore(
        List<TypeScore> types,
        long addressCharacters,
        long addressCharactersCovered,
        int negatives,
        int negativesFound,
        List<String> failingNegatives) {
    private static final EntityType ALL = new EntityType("ALL");

    public MaskingScore {
        types = List.copyOf(types);
        failingNegatives = List.copyOf(failingNegatives);
    }

    /** The score of a type, if it was marked or reported anywhere. */
    public Optional<TypeScore> of(EntityType type) {
        return types.stream().filter(score -> score.type().equals(type)).findFirst();
    }

    /** The share of the addresses' characters that is masked, as whatever. */
    public double addressCoverage() {
        return TypeScore.share(addressCharactersCovered, addressCharacters);
    }

    /** All types together, each span counting the same. */
    public TypeScore all() {
        return new TypeScore(
                ALL,
                types.stream().mapToInt(TypeScore::gold).sum(),
                types.stream().mapToInt(TypeScore::found).sum(),
                types.stream().mapToInt(TypeScore::goldHit).sum(),
                types.stream().mapToInt(TypeScore::foundHit).sum(),
                types.stream().mapToInt(TypeScore::exact).sum(),
                List.of());
    }
}
