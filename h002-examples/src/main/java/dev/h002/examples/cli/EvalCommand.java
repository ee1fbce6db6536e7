package dev.h002.examples.cli;

import dev.h002.core.evaluation.Check;
import dev.h002.core.evaluation.Evaluation;
import dev.h002.core.evaluation.Scenario;
import dev.h002.core.evaluation.ScenarioFile;
import dev.h002.core.evaluation.ScenarioResult;
import dev.h002.examples.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scenarios against the shop as it is configured. */
@Command(
        name = "eval",
        description = {
            "Run scenarios and print what failed, a table of checks and how long turns take.",
            "Nothing is written: coupons are not used up, conversations are not kept, no quota is taken.",
            "Without a FILE the scenarios of the demo shop are run. Ends with 0 whatever the table says,",
            "and with 1 if less than --require percent of the expectations, or any leak or grounding check, fails."
        },
        footer = {
            "  ${ROOT-COMMAND-NAME} eval",
            "  ${ROOT-COMMAND-NAME} eval scenarios.jsonl --require 95",
            "",
            "Each line is {\"id\"?,\"user\"?,\"lat\"?,\"lon\"?,\"time\"?,\"conversation\"?:[\"...\"],\"message\",",
            "\"expect\"?:{\"need\",\"store\",\"item\",\"coupon\",\"order\",\"passage\",\"actions\",\"done\",\"says\",\"outcome\"},",
            "\"forbid\"?:[\"...\"]}; see the guide to evaluation."
        })
final class EvalCommand implements Callable<Integer> {
    private static final int ALL = 100;

    private final Surroundings around;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Scenarios, one JSON object a line.")
    private @Nullable Path file;

    @Option(
            names = "--require",
            paramLabel = "PERCENT",
            description = "The least share of the expectations that must be met, 0 to 100.")
    private @Nullable Double required;

    @Option(names = "--json", description = "Print one JSON object, on one line.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    EvalCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Path given = file;
        if (given != null) {
            InputFile.requireReadable(given);
        }
        List<Scenario> scenarios =
                given == null ? DemoScenarios.all() : ScenarioFile.read(given, CustomerOptions.DEMO_CUSTOMER);
        try (ShopSession session = around.open(configuration)) {
            scenarios.stream().map(Scenario::user).distinct().forEach(session::requireCustomer);
            session.progress().begin("Running scenarios");
            Evaluation evaluation = session.shop().evaluate(scenarios, session.progress()::step);
            session.progress().end();
            around.streams().out().print(json ? Json.line(json(evaluation)) + "\n" : evaluation.table());
            return isEnough(evaluation) ? ExitCode.OK : ExitCode.UNEXPECTED;
        }
    }

    private boolean isEnough(Evaluation evaluation) {
        Double least = required;
        return least == null
                || (evaluation.expectations().share() * ALL >= least
                        && evaluation.safety().passed() == evaluation.safety().of());
    }

    private static Map<String, @Nullable Object> json(Evaluation evaluation) {
        Map<String, @Nullable Object> checks = Json.object();
        evaluation.rates().forEach((kind, rate) -> checks.put(kind, rate(rate)));
        Map<String, @Nullable Object> json = Json.object();
        json.put("scenarios", evaluation.results().size());
        json.put("checks", checks);
        json.put("expectations", rate(evaluation.expectations()));
        json.put("safety", rate(evaluation.safety()));
        Map<String, @Nullable Object> took = Json.object();
        took.put("p50", evaluation.percentile(0.5).toNanos() / 1e6);
        took.put("p95", evaluation.percentile(0.95).toNanos() / 1e6);
        took.put("p99", evaluation.percentile(0.99).toNanos() / 1e6);
        json.put("milliseconds", took);
        json.put(
                "failed",
                evaluation.results().stream()
                        .filter(result -> !result.passed())
                        .map(EvalCommand::failed)
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> rate(Evaluation.Rate rate) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("passed", rate.passed());
        json.put("of", rate.of());
        return json;
    }

    private static Map<String, @Nullable Object> failed(ScenarioResult result) {
        Map<String, @Nullable Object> wrong = Json.object();
        for (Check check : result.checks()) {
            if (!check.passed()) {
                wrong.put(check.kind(), check.wrong());
            }
        }
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", result.scenario().id());
        json.put("wrong", wrong);
        return json;
    }
}
