package dev.h002.examples.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts what is there. */
@Command(
        name = "stats",
        description = "Count the documents of each collection.",
        footer = {"  ${ROOT-COMMAND-NAME} data stats", "  ${ROOT-COMMAND-NAME} data stats --json"})
final class DataStatsCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--json", description = "Print one JSON object, on one line.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    DataStatsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (ShopSession session = around.open(configuration)) {
            session.progress().begin("Counting");
            Map<String, Long> counts = session.shop().stats();
            session.progress().end();
            around.streams().out().print(CountTable.of(counts, json));
            return ExitCode.OK;
        }
    }
}
