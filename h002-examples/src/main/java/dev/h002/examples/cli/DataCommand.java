package dev.h002.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands on the retailer's data; by itself it only shows its help. */
@Command(
        name = "data",
        description = "Make demo data, import your own, or count what is there.",
        footer = {
            "  ${ROOT-COMMAND-NAME} data generate --users 500 --seed 7",
            "  ${ROOT-COMMAND-NAME} data import --collection products products.jsonl",
            "  ${ROOT-COMMAND-NAME} data stats"
        })
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
