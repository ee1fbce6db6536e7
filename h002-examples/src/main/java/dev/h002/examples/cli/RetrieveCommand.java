package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.UserKey;
import dev.h002.spi.RetrievalQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The passages nearest to a question. */
@Command(
        name = "retrieve",
        description = "Find the passages of the knowledge base that are nearest to a question.",
        footer = {
            "  ${ROOT-COMMAND-NAME} retrieve \"Can I return something I opened?\"",
            "  ${ROOT-COMMAND-NAME} retrieve --top 1 --json \"gift card expiry\"",
            "  echo '{\"id\":1,\"query\":\"parking\"}' | ${ROOT-COMMAND-NAME} retrieve --jsonl",
            "",
            "With --jsonl, each line is {\"id\",\"query\",\"top\"?} and gives {\"id\",\"passages\":[{\"source\",\"title\",\"chunk\",",
            "\"text\",\"score\"}]}, the best first."
        })
final class RetrieveCommand implements Callable<Integer> {
    private static final int SHOWN_CHARACTERS = 400;

    private final Surroundings around;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "What to look for.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "The most passages to give, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Mixin
    private FormatOptions format;

    @Mixin
    private ConfigurationOptions configuration;

    RetrieveCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        String query = format.text("QUERY", words);
        var unused =
                new RetrievalQuery(UserKey.DEFAULT_TENANT, MaskedText.empty(), top); // checks before anything opens
        Streams streams = around.streams();
        try (ShopSession session = around.open(configuration)) {
            if (format.jsonl()) {
                return new JsonLines(streams.out(), session.progress())
                        .run(
                                streams.in(),
                                line -> PassagesJson.of(
                                        retrieve(session, line.requiredText("query"), line.count("top", top))));
            }
            session.progress().begin("Searching");
            List<Passage> passages = retrieve(session, query, top);
            session.progress().end();
            if (format.json()) {
                streams.out().println(Json.line(PassagesJson.of(passages)));
            } else {
                show(passages, session.progress());
            }
            return ExitCode.OK;
        }
    }

    private static List<Passage> retrieve(ShopSession session, String query, int limit) {
        if (query.isBlank()) {
            throw new InvalidInputException("query", "The query is empty. Say what to look for.");
        }
        MaskedText masked =
                session.shop().masker().open(List.of(), Map.of()).mask(query).text();
        return session.shop().retriever().retrieve(new RetrievalQuery(UserKey.DEFAULT_TENANT, masked, limit));
    }

    private void show(List<Passage> passages, Progress progress) {
        if (passages.isEmpty()) {
            progress.note("Nothing found. '" + around.program() + " ingest' takes documents in.");
        }
        for (Passage passage : passages) {
            String where = PlainText.line(passage.title() + " (" + passage.source() + ")");
            String head = String.format(Locale.ROOT, "%.3f  %s", passage.score(), where);
            around.streams().out().println(head + "\n       " + shortened(passage.text()));
        }
    }

    private static String shortened(String text) {
        String line = PlainText.line(text);
        if (line.length() <= SHOWN_CHARACTERS) {
            return line;
        }
        int end =
                Character.isHighSurrogate(line.charAt(SHOWN_CHARACTERS - 1)) ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS;
        return line.substring(0, end) + "…";
    }
}
