package dev.h002.examples.cli;

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

/** Text in, masked text out. */
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
            "\"placeholder\"}]}; the offsets are UTF-16 indices into the text, and each line is a conversation of its own."
        })
final class MaskCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Surroundings around;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "What to mask, as UTF-8 text. Default: standard input.")
    private @Nullable Path file;

    @Option(
            names = "--jsonl",
            description = "Read JSON objects, one a line of at most 1 MB, and print one for each, in order.")
    private boolean jsonl;

    @Mixin
    private ConfigurationOptions configuration;

    MaskCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
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

    private static Masking mask(ShopSession session, String text) {
        return session.shop().masker().open(List.of(), Map.of()).mask(text);
    }
}
