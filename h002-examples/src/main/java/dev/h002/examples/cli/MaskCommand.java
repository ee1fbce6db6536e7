package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.examples.corpus.GoldLines;
import dev.h002.examples.corpus.GoldMessage;
import dev.h002.examples.corpus.MaskingCorpus;
import dev.h002.examples.corpus.MaskingScorer;
import dev.h002.examples.corpus.ScoreTable;
import dev.h002.spi.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Text in, masked text out; or how well that works. */
@Command(
        name = "mask",
        description = {
            "Replace personal data in a text by placeholders such as <EMAIL_1>.",
            "The same value gets the same placeholder throughout the text. Needs no database."
        },
        footer = {
            "  echo 'Write to ann@example.com' | ${ROOT-COMMAND-NAME} mask",
            "  ${ROOT-COMMAND-NAME} mask letter.txt > masked.txt",
            "  echo '{\"id\":1,\"text\":\"Call +49 30 901820\"}' | ${ROOT-COMMAND-NAME} mask --jsonl",
            "",
            "With --jsonl, each line is {\"id\",\"text\"} and gives {\"id\",\"masked\",\"spans\":[{\"type\",\"start\",\"end\",",
            "\"placeholder\"}]}; the offsets are UTF-16 indices into the text, and each line is a conversation of its own.",
            "",
            "With --score, each line is {\"id\",\"text\",\"spans\":[{\"type\",\"start\",\"end\"}]}, the spans being what is truly",
            "personal, and a table tells how much of it is found. Without FILE, the built-in corpus is scored."
        })
final class MaskCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Surroundings around;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "What to mask, as UTF-8 text. Default: standard input; with --score, the built-in corpus.")
    private @Nullable Path file;

    @Option(
            names = "--jsonl",
            description = "Read JSON objects, one a line of at most 1 MB, and print one for each, in order.")
    private boolean jsonl;

    @Option(
            names = "--score",
            description = "Print no text, but how much of the personal data that a file marks is found.")
    private boolean score;

    @Mixin
    private ConfigurationOptions configuration;

    MaskCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if (score) {
            return score();
        }
        try (InputStream in = file == null ? around.streams().in() : InputFile.open(file)) {
            if (jsonl) {
                try (ShopSession session = around.open(configuration)) {
                    return new JsonLines(around.streams().out(), session.progress())
                            .run(in, line -> MaskingJson.of(mask(session, line.requiredText("text"))));
                }
            }
            String text = InputFile.read(in, file == null ? "text" : "file " + file.getFileName(), MAX_BYTES);
            try (ShopSession session = around.open(configuration)) {
                around.streams().out().print(mask(session, text).text().value());
                return ExitCode.OK;
            }
        }
    }

    private int score() throws IOException {
        if (jsonl) {
            throw new InvalidInputException("score", "--score and --jsonl do not go together. Give one of them.");
        }
        try (InputStream in = file == null ? MaskingCorpus.open() : InputFile.open(file);
                ShopSession session = around.open(configuration)) {
            MaskingScorer scorer = new MaskingScorer();
            session.progress().begin("Scoring");
            BoundedLines lines = new BoundedLines(in);
            for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (!line.text().isBlank()) {
                    GoldMessage message = gold(line);
                    scorer.add(message, mask(session, message.text()).spans());
                    session.progress().step(line.number(), 0);
                }
            }
            session.progress().end();
            around.streams().out().print(ScoreTable.of(scorer.score()));
            return ExitCode.OK;
        }
    }

    /** A line that cannot be read ends the scoring: figures of the rest would not be those of the file. */
    private static GoldMessage gold(BoundedLines.Line line) {
        String problem = line.problem();
        if (problem == null) {
            try {
                return GoldLines.read(line.text());
            } catch (InvalidInputException malformed) {
                problem = malformed.getMessage();
            }
        }
        throw new InvalidInputException("line", "Line " + line.number() + ": " + problem);
    }

    private static Masking mask(ShopSession session, String text) {
        return session.shop().masker().open(List.of(), Map.of()).mask(text);
    }
}
