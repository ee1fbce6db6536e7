package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the packaged jar, on the Java that runs the tests. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherIT {
    private static final Path LAUNCHER =
            Path.of("").toAbsolutePath().getParent().resolve("h002");

    @TempDir
    Path folder;

    @Test
    void startsThePackagedJarWithoutAWordFromJava() throws Exception {
        Ended version = run(Map.of(), LAUNCHER.toString(), "--version");
        assertThat(version.out()).startsWith("H-002 ").contains("Java " + Runtime.version());
        assertThat(version.err()).isEmpty();
        assertThat(version.code()).isZero();
    }

    @Test
    void worksThroughALinkFromAnotherFolderAndReadsTheSettingsThere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), LAUNCHER);
        Files.writeString(folder.resolve(".env"), "OPENAI_MODEL='two words'\n");
        Ended doctor = run(Map.of(), link.toString(), "doctor");
        assertThat(doctor.err())
                .isEqualTo("h002: OPENAI_MODEL (set by the file .env) must be a name without spaces.\n");
        assertThat(doctor.code()).isEqualTo(2);
    }

    @Test
    void passesArgumentsVerbatimWhateverTheLocale() throws Exception {
        Ended ask = run(Map.of("LC_ALL", "C"), LAUNCHER.toString(), "ask", "", "--$HOME *é😀 \"q\"");
        assertThat(ask.err()).startsWith("h002: Unknown option: '--$HOME *é😀 \"q\"'.");
        assertThat(ask.code()).isEqualTo(2);
    }

    @Test
    void saysWhatToDoWithoutJava() throws Exception {
        Ended without = run(Map.of("JAVA_HOME", folder.toString()), LAUNCHER.toString(), "--version");
        assertThat(without.err()).isEqualTo("h002: JAVA_HOME has no bin/java. Point it at a JDK, 17 or newer.\n");
        assertThat(without.code()).isEqualTo(1);
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> words = new ArrayList<>(List.of("bash"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI_") || name.startsWith("H002_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // Java itself tells of it
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after a minute");
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
