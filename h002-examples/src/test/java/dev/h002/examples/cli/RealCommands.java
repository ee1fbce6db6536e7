package dev.h002.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process on the real shop of a folder, with captured streams and an environment of its own. */
public final class RealCommands {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("MOCK_LLM", "true"));
    private Clock clock = Clock.systemUTC();
    private byte[] input = new byte[0];

    private RealCommands(Path folder) {
        this.folder = folder;
    }

    /** In a folder as it is; the offline concierge answers. */
    public static RealCommands in(Path folder) {
        return new RealCommands(folder);
    }

    /** In an empty folder that gets the demo data first. */
    public static RealCommands onDemoData(Path folder) {
        DemoInstallation.copyTo(folder);
        return in(folder);
    }

    /** Lets a service that speaks chat completions answer. */
    public RealCommands asking(String baseUrl) {
        environment.remove("MOCK_LLM");
        return with("OPENAI_BASE_URL", baseUrl);
    }

    public RealCommands with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public RealCommands at(Clock moment) {
        clock = moment;
        return this;
    }

    public RealCommands input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the commands from now on find on standard input. */
    public RealCommands input(byte[] bytes) {
        input = bytes;
        return this;
    }

    public Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = CapturedStreams.of(input, out, err);
        Shop.Opener opener = (settings, progress) -> ConfiguredShop.open(settings, progress, clock);
        int code = H002Command.run(new Surroundings("./h002", streams, environment, folder, opener), args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A line of JSON, one for {@code --jsonl} input. */
    public static String line(Map<String, ?> fields) {
        try {
            return MAPPER.writeValueAsString(fields) + "\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Messages as lines for {@code ask --jsonl}, their ids counted from 0. */
    public static String asLines(List<String> messages) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            lines.append(line(Map.of("id", i, "message", messages.get(i))));
        }
        return lines.toString();
    }

    /** How a command ended. */
    public record Ended(int code, String out, String err) {
        public JsonNode json() {
            return parse(out);
        }

        public List<JsonNode> lines() {
            return out.lines().map(Ended::parse).toList();
        }

        private static JsonNode parse(String line) {
            try {
                return MAPPER.readTree(line);
            } catch (IOException malformed) {
                throw new AssertionError("not JSON: " + line, malformed);
            }
        }
    }
}
