package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.examples.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that is kept about one customer. */
@Command(
        name = "export",
        description = {
            "Print everything that is kept about a customer, conversations in their own words:",
            "one line {\"collection\",\"document\"} for each document."
        },
        footer = "  ${ROOT-COMMAND-NAME} export --user demo > demo.jsonl")
final class ExportCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--user", paramLabel = "ID", required = true, description = "The customer.")
    private String user = "";

    @Mixin
    private ConfigurationOptions configuration;

    ExportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        UserKey key = UserKey.of(user);
        AtomicLong documents = new AtomicLong();
        try (ShopSession session = around.open(configuration)) {
            session.shop().export(key, (collection, document) -> {
                documents.incrementAndGet();
                Map<String, @Nullable Object> line = Json.object();
                line.put("collection", collection);
                line.put("document", Json.parseObject(document));
                around.streams().out().print(Json.line(line) + "\n");
            });
        }
        if (documents.get() == 0) {
            throw new InvalidInputException("user", "Nothing is kept about a customer of this id.");
        }
        return ExitCode.OK;
    }
}
