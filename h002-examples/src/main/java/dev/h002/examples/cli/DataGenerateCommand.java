package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes demo data. */
@Command(
        name = "generate",
        description = {
            "Make demo data: customers, orders, stores, products, coupons and company documents.",
            "The same numbers make the same data. Customers, orders, stores, products and coupons that are there are removed first, imported ones too."
        },
        footer = {"  ${ROOT-COMMAND-NAME} data generate --users 500 --seed 7"})
final class DataGenerateCommand implements Callable<Integer> {
    private static final int MOST_USERS = 100_000;

    private final Surroundings around;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many customers, 1 to 100000. Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Where chance starts, a whole number. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object, on one line.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    DataGenerateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (users < 1 || users > MOST_USERS) {
            throw new InvalidInputException("--users", "--users must be a number from 1 to " + MOST_USERS + ".");
        }
        try (ShopSession session = around.open(configuration)) {
            session.progress().begin("Making demo data");
            Map<String, Long> counts = session.shop().generate(users, seed);
            session.progress().end();
            around.streams().out().print(CountTable.of(counts, json));
            return ExitCode.OK;
        }
    }
}
