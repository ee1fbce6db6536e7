package dev.h002.core.evaluation;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.spi.RetailData;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios one after the other, each as a conversation of its own, and checks the last answer. Not thread-safe.
 *
 * <pre>{@code
 * Evaluation evaluation = new Evaluator(assistant, retailData).run(ScenarioFile.read(Path.of("scenarios.jsonl"), "demo"));
 * System.out.print(evaluation.table());
 * }</pre>
 *
 * <p>Whatever is expected, two things are always checked: that nothing personal of the customer stands in what a model was sent,
 * and that everything the answer says is carried by a fact.
 */
public final class Evaluator {
    private final Assistant assistant;
    private final ReplyChecks checks;
    private Judge judge = Judge.none();
    private Consumer<@Nullable LocalTime> clock = time -> {};
    private Progress progress = (done, total) -> {};

    /** Hears how far a run is. */
    @FunctionalInterface
    public interface Progress {
        /** Called after each scenario. */
        void ran(int done, int total);
    }

    /** @param data where the customers' own values are read, to look for them in what was sent */
    public Evaluator(Assistant assistant, RetailData data) {
        this.assistant = Objects.requireNonNull(assistant);
        this.checks = new ReplyChecks(Objects.requireNonNull(data));
    }

    /** Also asks this judge. Default: none. */
    public Evaluator judgedBy(Judge other) {
        this.judge = Objects.requireNonNull(other);
        return this;
    }

    /** Tells the assistant's clock which time of day it is, null for now. Default: it is always now. */
    public Evaluator settingClock(Consumer<@Nullable LocalTime> setter) {
        this.clock = Objects.requireNonNull(setter);
        return this;
    }

    /** Tells how far a run is. Default: nobody hears. */
    public Evaluator reportingTo(Progress listener) {
        this.progress = Objects.requireNonNull(listener);
        return this;
    }

    /** Runs all scenarios. */
    public Evaluation run(List<Scenario> scenarios) {
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            clock.accept(scenario.time());
            results.add(run(scenario));
            progress.ran(results.size(), scenarios.size());
        }
        clock.accept(null);
        return new Evaluation(results);
    }

    private ScenarioResult run(Scenario scenario) {
        String conversation = null;
        for (String earlier : scenario.conversation()) {
            conversation = ask(scenario, earlier, conversation).conversationId();
        }
        long start = System.nanoTime();
        Reply reply = ask(scenario, scenario.message(), conversation);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<Check> found = new ArrayList<>(checks.of(scenario, reply));
        judge.objection(scenario, reply).ifPresent(objection -> found.add(new Check("judge", objection)));
        return new ScenarioResult(scenario, found, took);
    }

    private Reply ask(Scenario scenario, String message, @Nullable String conversation) {
        return assistant.ask(
                Question.of(scenario.user(), message).at(scenario.place()).in(conversation));
    }
}
