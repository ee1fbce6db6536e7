package dev.h002.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process against a fake shop, with captured streams. */
final class CommandRun {
    private static final JsonMapper MAPPER = new JsonMapper();

    final FakeShop shop = new FakeShop();
    final Map<String, String> environment = new HashMap<>(Map.of("MOCK_LLM", "true"));
    Settings settings;
    RuntimeException openFailure;
    String note;
    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] input = new byte[0];

    CommandRun(Path folder) {
        this.folder = folder;
    }

    CommandRun input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    CommandRun input(byte[] bytes) {
        input = bytes;
        return this;
    }

    int run(String... args) {
        return run(out, args);
    }

    int run(OutputStream to, String... args) {
        out.reset();
        err.reset();
        Streams streams = CapturedStreams.of(input, to, err);
        Shop.Opener opener = (opened, progress) -> {
            settings = opened;
            if (openFailure != null) {
                throw openFailure;
            }
            if (note != null) {
                progress.note(note);
            }
            return shop;
        };
        return H002Command.run(new Surroundings("./h002", streams, environment, folder, opener), args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
        return MAPPER.readTree(out());
    }

    List<JsonNode> jsonLines() {
        return out().lines().map(CommandRun::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException malformed) {
            throw new AssertionError("not JSON: " + line, malformed);
        }
    }
}
