package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.UserKey;
import dev.h002.examples.json.Json;
import dev.h002.examples.questions.QuestionCorpus;
import dev.h002.spi.RetrievalQuery;
import java.io.IOException;
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

/** The passages nearest to a question; or how well they are found. */
@Command(
        name = "retrieve",
        description = "Find the passages of the knowledge base that are nearest to a question.",
        footer = {
            "  ${ROOT-COMMAND-NAME} retrieve \"Can I return something I opened?\"",
            "  ${ROOT-COMMAND-NAME} retrieve --top 1 --json \"gift card expiry\"",
            "  echo '{\"id\":1,\"query\":\"parking\"}' | ${ROOT-COMMAND-NAME} retrieve --jsonl",
            "",
            "With --jsonl, each line is {\"id\",\"query\",\"top\"?} and gives {\"id\",\"passages\":[{\"source\",\"title\",\"chunk\",",
            "\"text\",\"score\"}]}, the best first.",
            "",
            "With --score, built-in questions are asked of built-in documents, both invented, and a table tells how often the",
            "right document is found. Takes a minute; needs no database."
        })
final class RetrieveCommand implements Callable<Integer> {
    private static final int SHOWN_CHARACTERS = 400;
    private static final int DEFAULT_TOP = 3;

    private final Surroundings around;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "What to look for.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "The most passages to give, 1 to 1000. Default: " + DEFAULT_TOP + ".")
    private @Nullable Integer top;

    @Option(
            names = "--score",
            description = "Search nothing, but print how well built-in questions find their answers.")
    private boolean score;

    @Option(
            names = "--variants",
            description = "With --score: also compare other settings with the default ones. Takes several minutes.")
    private boolean variants;

    @Mixin
    private FormatOptions format;

    @Mixin
    private ConfigurationOptions configuration;

    RetrieveCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if (score || variants) {
            return score();
        }
        String query = format.text("QUERY", words);
        int limit = top == null ? DEFAULT_TOP : top;
        var unused =
                new RetrievalQuery(UserKey.DEFAULT_TENANT, MaskedText.empty(), limit); // checks before anything opens
        Streams streams = around.streams();
        try (ShopSession session = around.open(configuration)) {
            if (format.jsonl()) {
                return new JsonLines(streams.out(), session.progress())
                        .run(
                                streams.in(),
                                line -> PassagesJson.of(
                                        retrieve(session, line.requiredText("query"), line.count("top", limit))));
            }
            session.progress().begin("Searching");
            List<Passage> passages = retrieve(session, query, limit);
            session.progress().end();
            if (format.json()) {
                streams.out().println(Json.line(PassagesJson.of(passages)));
            } else {
                show(passages, session.progress());
            }
            return ExitCode.OK;
        }
    }

    private int score() {
        if (!score) {
            throw new InvalidInputException("variants", "--variants goes with --score only. Give both.");
        }
        if (!words.isEmpty() || top != null || !format.human()) {
            throw new InvalidInputException(
                    "score", "--score asks questions of its own: leave out QUERY, --top, --json and --jsonl.");
        }
        try (ShopSession session = around.open(configuration)) {
            RetrievalScoring scoring = new RetrievalScoring(session, QuestionCorpus.load());
            around.streams().out().print(variants ? scoring.variants() : scoring.table());
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
