package dev.h002.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.examples.plugins.CompiledJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The guide's own lines in a shell, with the packaged jar. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the guide's lines are for a POSIX shell")
class PluginGuideIT {
    @TempDir
    Path folder;

    private Path out;
    private Path err;

    @BeforeEach
    void outsideTheFolder(@TempDir Path streams) {
        out = streams.resolve("out");
        err = streams.resolve("err");
    }

    @Test
    void theLinesOfTheGuideMakeAPluginAndWhatCannotBeLoadedIsLoggedOnce() throws Exception {
        PluginGuide guide = PluginGuide.read();
        guide.writeFilesTo(folder);
        assertThat(shell(guide.commands(), "off")).as(Files.readString(err)).isZero();
        assertThat(Files.readString(out))
                .contains("{\"source\":\"delivery\",\"items\":[{")
                .contains("plugin          plugins/delivery.jar: delivery\n");

        CompiledJar.of(CompiledJar.source("Here", "here", "1"))
                .declaring("acme.Gone")
                .to(folder.resolve("plugins/bad.jar"));
        assertThat(shell("\"$H002/h002\" context 'Hi'\n", "warn")).isZero();
        assertThat(Files.readString(err))
                .containsOnlyOnce("A context source is left out: acme.Gone cannot be loaded")
                .containsOnlyOnce("h002: Plugin plugins/bad.jar: acme.Gone cannot be loaded");
    }

    private int shell(String lines, String log) throws IOException, InterruptedException {
        String java = System.getProperty("java.home");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", lines)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI_") || name.startsWith("H002_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JAVA_HOME", java);
        builder.environment().merge("PATH", java + "/bin", (path, bin) -> bin + File.pathSeparator + path);
        builder.environment().put("H002", PluginGuide.root().toString());
        builder.environment().put("H002_LOG", log);
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after two minutes");
        }
        return process.exitValue();
    }
}
