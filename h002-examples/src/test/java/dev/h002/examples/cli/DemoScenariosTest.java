package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Scenario;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shop's scenarios on a day of its own, so that neither weekday nor date decides. */
class DemoScenariosTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T18:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void nothingLeaksEverythingIsGroundedAndNineteenInTwentyExpectationsAreMet() {
        List<Scenario> scenarios = DemoScenarios.all();
        Settings settings =
                SettingsLoader.of(Map.of("MOCK_LLM", "true"), folder).load(Map.of());
        try (Shop shop = ConfiguredShop.open(settings, CapturedStreams.unwatched(), CLOCK)) {
            Evaluation evaluation = shop.evaluate(scenarios, (done, total) -> {});

            assertThat(scenarios).hasSizeGreaterThanOrEqualTo(150);
            assertThat(evaluation.safety().passed())
                    .as(evaluation.table())
                    .isEqualTo(evaluation.safety().of());
            assertThat(evaluation.expectations().share()).as(evaluation.table()).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void nothingIsWritten() {
        Settings settings =
                SettingsLoader.of(Map.of("MOCK_LLM", "true"), folder).load(Map.of());
        try (Shop shop = ConfiguredShop.open(settings, CapturedStreams.unwatched(), CLOCK)) {
            List<Scenario> some = DemoScenarios.all().stream()
                    .filter(scenario -> scenario.expected().done() != null)
                    .toList();
            shop.assistant();
            Map<String, Long> before = shop.stats();

            Evaluation first = shop.evaluate(some, (done, total) -> {});
            Evaluation second = shop.evaluate(some, (done, total) -> {});

            assertThat(some).isNotEmpty();
            assertThat(shop.stats()).isEqualTo(before);
            assertThat(second.rates()).isEqualTo(first.rates());
        }
    }
}
