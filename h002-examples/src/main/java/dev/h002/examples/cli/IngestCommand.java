package dev.h002.examples.cli;

import dev.h002.examples.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Documents into the knowledge base. */
@Command(
        name = "ingest",
        description = {
            "Take documents into the knowledge base: .md, .txt, .html and .pdf files, or folders of them.",
            "Files that have not changed are skipped. Ends with 2 if a file could not be taken; the others are."
        },
        footer = {"  ${ROOT-COMMAND-NAME} ingest policies/ faq.pdf"})
final class IngestCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object, on one line.")
    private boolean json;

    @Mixin
    private ConfigurationOptions configuration;

    IngestCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        // One that is there is worth going on for; the others are in the report.
        if (paths.stream().noneMatch(Files::isReadable)) {
            InputFile.requireReadable(paths.get(0));
        }
        try (ShopSession session = around.open(configuration)) {
            session.progress().begin("Reading documents");
            IngestReport report = session.shop().ingest(paths);
            session.progress().end();
            around.streams().out().println(json ? Json.line(json(report)) : text(report));
            ProblemList.tell(report.problems(), report.problems().size(), session.progress());
            return report.problems().isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
        }
    }

    private static String text(IngestReport report) {
        return String.format(
                Locale.ROOT,
                "%,d documents taken in, %,d unchanged, %,d not taken. Passages: %,d added, %,d unchanged, %,d removed.",
                report.documents(),
                report.unchanged(),
                report.problems().size(),
                report.chunks(),
                report.chunksUnchanged(),
                report.chunksRemoved());
    }

    private static Map<String, @Nullable Object> json(IngestReport report) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("documents", report.documents());
        json.put("chunks", report.chunks());
        json.put("unchanged", report.unchanged());
        json.put("chunksUnchanged", report.chunksUnchanged());
        json.put("chunksRemoved", report.chunksRemoved());
        json.put("errors", report.problems().size());
        json.put("problems", ProblemList.json(report.problems()));
        return json;
    }
}
