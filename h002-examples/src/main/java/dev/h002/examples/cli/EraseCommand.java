package dev.h002.examples.cli;

import dev.h002.UserKey;
import dev.h002.examples.json.Json;
import dev.h002.mongo.Erasure;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes every trace of one customer. */
@Command(
        name = "erase",
        description = "Remove everything that is kept about a customer, at once and for good.",
        footer = {"  ${ROOT-COMMAND-NAME} erase --user demo", "  ${ROOT-COMMAND-NAME} erase --user demo --json"})
final class EraseCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--user", paramLabel = "ID", required = true, description = "The customer.")
    private String user = "";

    @Option(names = "--json", description = "Print {\"removed\":{\"collection\":count},\"sources\":[...]} on one line.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    EraseCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        UserKey key = UserKey.of(user);
        try (ShopSession session = around.open(configuration)) {
            Erasure erasure = session.shop().erase(key);
            around.streams().out().print(json ? json(erasure) : text(erasure));
            return ExitCode.OK;
        }
    }

    private static String json(Erasure erasure) {
        Map<String, @Nullable Object> line = Json.object();
        line.put("removed", erasure.removed());
        line.put("sources", erasure.sources());
        return Json.line(line) + "\n";
    }

    private static String text(Erasure erasure) {
        if (erasure.total() == 0) {
            return "Nothing was kept about a customer of this id.\n";
        }
        StringBuilder text = new StringBuilder(CountTable.of(erasure.removed(), false));
        if (!erasure.sources().isEmpty()) {
            text.append(
                    "\nPassages of these documents named the customer. Mend them before they are ingested again:\n");
            erasure.sources().forEach(source -> text.append("  ").append(source).append('\n'));
        }
        return text.toString();
    }
}
