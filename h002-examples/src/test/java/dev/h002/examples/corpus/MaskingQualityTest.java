package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.core.masking.PlaceholderMasker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The masker that the command line uses finds at least so much of the built-in corpus. */
class MaskingQualityTest {
    /** What the relaxed F1 of each type must reach. */
    private static final Map<EntityType, Double> FLOORS = Map.ofEntries(
            Map.entry(EntityType.EMAIL, 0.995),
            Map.entry(EntityType.PHONE, 0.95),
            Map.entry(EntityType.CARD, 0.98),
            Map.entry(EntityType.IBAN, 0.99),
            Map.entry(EntityType.NATIONAL_ID, 0.97),
            Map.entry(EntityType.IP, 0.97),
            Map.entry(EntityType.ADDRESS, 0.92),
            Map.entry(EntityType.ORDER, 0.95),
            Map.entry(EntityType.NAME, 0.90),
            Map.entry(EntityType.DATE_OF_BIRTH, 0.95),
            Map.entry(EntityType.URL, 0.95),
            Map.entry(EntityType.SECRET, 0.95));

    private static final double ADDRESS_COVERAGE = 0.88;
    private static final int MOST_NEGATIVES_FOUND = 5;

    private static MaskingScore score;

    @BeforeAll
    static void scoreTheCorpus() throws IOException {
        PlaceholderMasker masker = PlaceholderMasker.create();
        MaskingScorer scorer = new MaskingScorer();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(MaskingCorpus.open(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(GoldLines::read)
                    .forEach(message -> scorer.add(
                            message,
                            masker.open(List.of(), Map.of())
                                    .mask(message.text())
                                    .spans()));
        }
        score = scorer.score();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsFound(EntityType type) {
        TypeScore found = score.of(type).orElseThrow();
        assertThat(found.f1()).as("%s", found).isGreaterThanOrEqualTo(FLOORS.get(type));
    }

    @Test
    void addressesAreMaskedToTheEnd() {
        assertThat(score.addressCoverage()).isGreaterThanOrEqualTo(ADDRESS_COVERAGE);
    }

    @Test
    void whatIsNotPersonalStays() {
        assertThat(score.negativesFound()).as("%s", score.failingNegatives()).isLessThanOrEqualTo(MOST_NEGATIVES_FOUND);
    }

    static Stream<EntityType> types() {
        return FLOORS.keySet().stream();
    }
}
