package dev.h002.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to plugins, followed to the letter: its files, its commands, and what it says they print. */
class PluginGuideTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String LIBRARY = "$H002/h002-examples/target/lib/*";
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatTheGuideShowsIsAPluginWhoseFactIsSeen() throws IOException {
        PluginGuide guide = PluginGuide.read();
        assertThat(guide.files())
                .containsOnlyKeys(
                        "src/acme/DeliverySource.java", "resources/META-INF/services/dev.h002.spi.ContextSource");
        guide.writeFilesTo(folder);
        RealCommands commands = RealCommands.onDemoData(folder).at(Clock.fixed(MORNING, ZoneOffset.UTC));
        List<Ended> ended = new ArrayList<>();
        for (String line : guide.commands().lines().toList()) {
            List<String> words = words(line);
            switch (words.get(0)) {
                case "mkdir" -> Files.createDirectories(folder.resolve(words.get(2)));
                case "javac", "jar" -> run(words);
                case "$H002/h002" ->
                    ended.add(commands.run(words.subList(1, words.size()).toArray(String[]::new)));
                default -> throw new AssertionError("not known here: " + line);
            }
        }
        assertThat(ended).hasSize(2).allSatisfy(end -> {
            assertThat(end.code()).as(end.err()).isZero();
            assertThat(end.err()).isEmpty();
        });
        assertThat(ended.get(0).json().get("fragments")).contains(new JsonMapper().readTree(guide.printed()));
        assertThat(ended.get(1).out()).contains("delivery.jar: delivery\n");
    }

    /** The tools themselves, told where the folder is and where these tests have the library. */
    private void run(List<String> words) {
        String[] arguments = words.stream()
                .skip(1)
                .map(word -> word.equals(LIBRARY) ? System.getProperty("java.class.path") : inFolder(word))
                .toArray(String[]::new);
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = ToolProvider.findFirst(words.get(0)).orElseThrow().run(writer, writer, arguments);
        assertThat(code).as(said.toString()).isZero();
    }

    private String inFolder(String word) {
        boolean path = List.of("src", "classes", "resources", "plugins").contains(word.split("/", 2)[0]);
        return path ? folder.resolve(word).toString() : word;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }
}
