package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.examples.Main;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import dev.h002.examples.embedded.EmbeddedMongo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No log line and no error holds anything of the customer, however loud the logs are. */
class LogPrivacyTest {
    private static final String TYPED = "I'm Maya Lindqvist, 48 Orchard Row, maya.lindqvist@example.com,"
            + " +1 212-555-0143, card 4111 1111 1111 1111, write to zoe.quill@elsewhere.test. ";

    @TempDir
    static Path folder;

    private static PersonalValues personal;
    private static String order;

    @BeforeAll
    static void installed() {
        RealCommands.onDemoData(folder);
        StoredData data = StoredData.of(folder);
        Document first = data.ordersOf("demo").get(0);
        order = first.getString("_id");
        personal = PersonalValues.of(data, "demo").and("zoe.quill@elsewhere.test", "4111111111111111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "trace"})
    void theFinestLevelOfTheCommandLineTellsNothing(String level) throws Exception {
        try (ModelServer server = ModelServer.start()) {
            server.says(request -> "All right, <NAME_1>.");
            String log = logOf(Main.class, Map.of("H002_LOG", level, "OPENAI_BASE_URL", server.baseUrl()));
            assertThat(server.received()).hasSize(3);
            assertThat(log).as("our own code is heard").contains("dev.h002.");
            assertThat(log).doesNotContain("org.mongodb", "de.bwaldvogel");
            assertThat(personal.foundInLines(log)).isEmpty();
        }
    }

    @Test
    void neitherDoesAProcessWithEveryOtherLoggerAtItsLoudest() throws Exception {
        try (ModelServer server = ModelServer.start()) {
            server.sends(200, "text/html", "<html>Dear Maya Lindqvist</html>");
            Map<String, String> environment =
                    Map.of("H002_LOG", "trace", "OPENAI_BASE_URL", server.baseUrl(), "H002_LLM_TOTAL_TIMEOUT", "5s");
            String log = logOf(LoudProcess.class, environment);
            assertThat(server.received()).isNotEmpty();
            assertThat(log).as("others are heard").contains("DEBUG ai.djl", "HttpClient", "FINEST: loud");
            assertThat(log).doesNotContain("org.mongodb", "de.bwaldvogel");
            assertThat(personal.foundInLines(log)).isEmpty();
        }
    }

    @Test
    void norDoesTheDatabaseDriverWhereTheStoresOpenedIt() throws Exception {
        Path err = folder.resolve("stores-err");
        Path out = folder.resolve("stores-out");
        try (EmbeddedMongo server = EmbeddedMongo.inMemory()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoudStores.class.getName(),
                            server.connectionString())
                    .redirectError(err.toFile())
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        String log = text(err);
        assertThat(text(out)).as(log).isEqualToIgnoringWhitespace("erased 3");
        assertThat(log).as("the driver is heard").contains("Command \"find\" started", "Connected to MongoDB");
        assertThat(personal.and("Orchard Row 48!").foundInLines(log)).isEmpty();
    }

    @Test
    void errorsQuoteNothingThatWasTyped() {
        RealCommands commands = RealCommands.in(folder).with("H002_DEBUG", "true");
        List<Ended> ended = new ArrayList<>();
        ended.add(commands.run("ask", "--user", "maya.lindqvist@example.com", TYPED));
        ended.add(commands.run("ask", "--at", "48 Orchard Row, Maya Lindqvist", TYPED));
        ended.add(commands.run("context", "--user", "Maya Lindqvist\u0000", TYPED));
        ended.add(commands.run("ask", TYPED.repeat(2000)));
        for (Ended end : ended) {
            assertThat(end.code()).isEqualTo(2);
            assertThat(end.err()).isNotBlank();
            assertThat(personal.foundInLines(end.err() + end.out())).isEmpty();
        }
        String lines = "{\"id\":1,\"message\": " + TYPED + "}\n"
                + RealCommands.line(Map.of("id", 2, "user", "maya.lindqvist@example.com", "message", TYPED))
                + RealCommands.line(Map.of("id", 3, "lat", "48 Orchard Row", "lon", 1, "message", TYPED))
                + "\"" + TYPED + "\"\n";
        Ended many = commands.input(lines).run("ask", "--jsonl");
        assertThat(many.lines()).hasSize(4).allMatch(line -> line.has("error"));
        assertThat(personal.foundInLines(many.err() + many.out())).isEmpty();
    }

    /** What a chat with personal words in it writes to standard error. */
    private static String logOf(Class<?> program, Map<String, String> environment) throws Exception {
        Path in = Files.writeString(
                folder.resolve("in"), TYPED + "I'm cold.\n" + TYPED + "Where is " + order + "?\nAny offers?\nyes\n");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.httpclient.HttpClient.log=all",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        "chat")
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI_") || name.startsWith("H002_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after a minute");
        }
        assertThat(process.exitValue()).as(text(err)).isZero();
        assertThat(text(out)).as("it answered").isNotBlank();
        return text(err);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
