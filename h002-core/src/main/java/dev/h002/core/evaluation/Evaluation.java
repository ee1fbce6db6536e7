package dev.h002.core.evaluation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of all scenarios, and what they come to. Immutable. */
public record Evaluation(List<ScenarioResult> results) {
    public Evaluation {
        results = List.copyOf(results);
    }

    /**
     * How often checks of one kind passed.
     *
     * @param of how many there were
     */
    public record Rate(int passed, int of) {
        /** From 0 to 1; 1 if there was none. */
        public double share() {
            return of == 0 ? 1 : (double) passed / of;
        }
    }

    /** For each kind of check, in the order of their first appearance. */
    public Map<String, Rate> rates() {
        Map<String, Rate> rates = new LinkedHashMap<>();
        results.forEach(result -> result.checks()
                .forEach(check -> rates.merge(
                        check.kind(),
                        new Rate(check.passed() ? 1 : 0, 1),
                        (a, b) -> new Rate(a.passed() + b.passed(), a.of() + b.of()))));
        return rates;
    }

    /** Of all checks but those for leaks and grounding. */
    public Rate expectations() {
        return sum(false);
    }

    /** Of the checks for leaks and grounding. */
    public Rate safety() {
        return sum(true);
    }

    private Rate sum(boolean safety) {
        int passed = 0;
        int of = 0;
        for (Map.Entry<String, Rate> rate : rates().entrySet()) {
            if (safety == List.of(Check.LEAK, Check.GROUNDING).contains(rate.getKey())) {
                passed += rate.getValue().passed();
                of += rate.getValue().of();
            }
        }
        return new Rate(passed, of);
    }

    /** How long the turns took at most of which so many are, by nearest rank; zero if there are none. */
    public Duration percentile(double share) {
        long[] sorted = results.stream()
                .mapToLong(result -> result.took().toNanos())
                .sorted()
                .toArray();
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
    }

    /** Of each scenario that failed a line, then a table of the kinds of checks, then how long turns took. */
    public String table() {
        StringBuilder table = new StringBuilder();
        for (ScenarioResult result : results) {
            for (Check check : result.checks()) {
                if (!check.passed()) {
                    table.append(String.format(
                            Locale.ROOT, "%s: %s: %s%n", result.scenario().id(), check.kind(), check.wrong()));
                }
            }
        }
        table.append(String.format(Locale.ROOT, "%-14s %7s %7s %8s%n", "check", "passed", "of", "share"));
        rates().forEach((kind, rate) -> table.append(line(kind, rate)));
        table.append(line("expectations", expectations())).append(line("safety", safety()));
        long whole = results.stream().filter(ScenarioResult::passed).count();
        table.append(line("scenarios", new Rate((int) whole, results.size())));
        return table.append(String.format(
                        Locale.ROOT,
                        "a turn takes %.1f ms at the median, %.1f at 95%%, %.1f at 99%%%n",
                        millis(0.5),
                        millis(0.95),
                        millis(0.99)))
                .toString();
    }

    private double millis(double share) {
        return percentile(share).toNanos() / 1e6;
    }

    private static String line(String kind, Rate rate) {
        return String.format(
                Locale.ROOT, "%-14s %7d %7d %7.1f%%%n", kind, rate.passed(), rate.of(), 100 * rate.share());
    }

    /** Hides the answers. */
    @Override
    public String toString() {
        return "Evaluation[scenarios=" + results.size() + "]";
    }
}
