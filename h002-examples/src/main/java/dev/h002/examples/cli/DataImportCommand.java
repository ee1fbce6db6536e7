package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.examples.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a retailer's own documents in. */
@Command(
        name = "import",
        description = {
            "Import documents from a file of JSON lines, and report what does not fit.",
            "Lines that fit are imported, also beside lines that do not; the command then ends with 2."
        },
        footer = {"  ${ROOT-COMMAND-NAME} data import --collection products products.jsonl"})
final class DataImportCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            required = true,
            description = "users, orders, stores, products or coupons.")
    private String collection = "";

    @Parameters(paramLabel = "FILE.jsonl", description = "One JSON object a line.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON object, on one line.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    DataImportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (!Shop.COLLECTIONS.contains(collection)) {
            throw new InvalidInputException(
                    "--collection", "--collection must be one of " + String.join(", ", Shop.COLLECTIONS) + ".");
        }
        InputFile.requireReadable(file);
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("FILE", file + " is a folder. Give a file.");
        }
        try (ShopSession session = around.open(configuration)) {
            session.progress().begin("Importing");
            ImportReport report = session.shop().importLines(collection, file);
            session.progress().end();
            around.streams().out().println(json ? Json.line(json(report)) : text(report));
            ProblemList.tell(report.problems(), report.rejected(), session.progress());
            return report.rejected() == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
        }
    }

    private String text(ImportReport report) {
        return report.taken() + " documents imported into " + collection + ", " + report.rejected() + " rejected.";
    }

    private Map<String, @Nullable Object> json(ImportReport report) {
        Map<String, @Nullable Object> object = Json.object();
        object.put("collection", collection);
        object.put("imported", report.taken());
        object.put("rejected", report.rejected());
        object.put("problems", ProblemList.json(report.problems()));
        return object;
    }
}
