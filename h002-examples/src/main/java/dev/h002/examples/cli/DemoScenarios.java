package dev.h002.examples.cli;

import dev.h002.core.evaluation.Scenario;
import dev.h002.core.evaluation.ScenarioFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scenarios of the demo shop, which {@code eval} runs where it is given none. */
final class DemoScenarios {
    private static final String FILE = "/dev/h002/examples/evaluation/scenarios.jsonl";

    private DemoScenarios() {}

    static List<Scenario> all() {
        try (InputStream in = Objects.requireNonNull(DemoScenarios.class.getResourceAsStream(FILE), FILE)) {
            String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ScenarioFile.parse(lines.lines().toList(), CustomerOptions.DEMO_CUSTOMER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
