package dev.h002.core.evaluation;

import java.time.Duration;
import java.util.List;

/**
 * What came of one scenario.
 *
 * @param checks in a fixed order; those that were not expected are absent
 * @param took the last turn, from question to reply
 */
public record ScenarioResult(Scenario scenario, List<Check> checks, Duration took) {
    public ScenarioResult {
        checks = List.copyOf(checks);
    }

    /** Whether every check passed. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
