package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands.Ended;
import dev.h002.examples.plugins.CompiledJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins as those see them who run commands. */
class PluginCommandsTest {
    @TempDir
    Path folder;

    private RealCommands commands;

    @BeforeEach
    void installed() throws IOException {
        commands = RealCommands.onDemoData(folder);
        CompiledJar.of(CompiledJar.source("Good", "loyalty", "1250"))
                .declaring("acme.Good")
                .to(folder.resolve("plugins/good.jar"));
    }

    @Test
    void aPluginsFactsAreAFragmentOfTheirOwn() {
        Ended ended = commands.run("context", "--json", "I'm cold");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(fragment(ended.json(), "loyalty").get("items").toString()).isEqualTo("[{\"value\":1250}]");
        assertThat(fragment(commands.run("ask", "--json", "I'm cold").json(), "loyalty"))
                .isNotNull();
    }

    @Test
    void aNamedPluginIsLoadedBesideThem() throws IOException {
        Path named = CompiledJar.of(CompiledJar.source("Named", "weather", "-3"))
                .declaring("acme.Named")
                .to(folder.resolve("elsewhere/named.jar"));
        Ended ended = commands.run("context", "--json", "--plugin", named.toString(), "I'm cold");
        assertThat(fragment(ended.json(), "weather").get("items").toString()).isEqualTo("[{\"value\":-3}]");
        assertThat(fragment(ended.json(), "loyalty")).isNotNull();
        // A relative path is seen from the working folder.
        Ended relative = commands.run("context", "--json", "--plugin", "elsewhere/named.jar", "I'm cold");
        assertThat(fragment(relative.json(), "weather")).isNotNull();
    }

    @Test
    void aNamedPluginThatIsNotThereIsBadInput() {
        for (String command : List.of("context", "ask")) {
            Ended ended = commands.run(command, "--plugin", "absent.jar", "I'm cold");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .hasLineCount(1)
                    .startsWith("h002: There is no plugin ")
                    .contains("absent.jar");
        }
        assertThat(commands.run("doctor", "--plugin", "absent.jar").code()).isEqualTo(2);
        assertThat(commands.run("ask", "--plugin").code()).isEqualTo(2);
    }

    @Test
    void aBrokenPluginIsOneLineAndTheRestRuns() throws IOException {
        breakOne();
        Ended ended = commands.run("context", "--json", "I'm cold");
        assertThat(ended.code()).isZero();
        assertThat(ended.err())
                .hasLineCount(1)
                .startsWith("h002: Plugin ")
                .endsWith("bad.jar: acme.Gone cannot be loaded (java.lang.ClassNotFoundException).\n");
        assertThat(fragment(ended.json(), "loyalty")).isNotNull();
        assertThat(ended.json().get("missing")).isEmpty();
    }

    @Test
    void doctorListsWhatWasLoadedAndWhatWasNot() throws IOException {
        breakOne();
        Ended ended = commands.run("doctor");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .containsPattern("(?m)^ok     plugin          .*good\\.jar: loyalty$")
                .containsPattern("(?m)^note   plugin          .*bad\\.jar: acme\\.Gone cannot be loaded ");
        Files.delete(folder.resolve("plugins/bad.jar"));
        Files.delete(folder.resolve("plugins/good.jar"));
        assertThat(commands.run("doctor").out()).containsPattern("(?m)^ok     plugin          none in .*plugins$");
    }

    @Test
    void commandsThatBuildNoAssistantLoadNoPlugin() throws IOException {
        breakOne();
        assertThat(commands.run("data", "stats").err()).isEmpty();
        assertThat(commands.run("quota").err()).isEmpty();
    }

    private void breakOne() throws IOException {
        CompiledJar.of(CompiledJar.source("Here", "here", "1"))
                .declaring("acme.Gone")
                .to(folder.resolve("plugins/bad.jar"));
    }

    private static JsonNode fragment(JsonNode json, String source) {
        for (JsonNode fragment : json.get("fragments")) {
            if (fragment.get("source").textValue().equals(source)) {
                return fragment;
            }
        }
        return null;
    }
}
