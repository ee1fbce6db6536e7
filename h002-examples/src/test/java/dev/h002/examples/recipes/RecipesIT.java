package dev.h002.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's own lines, with the packaged jar. */
class RecipesIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINE = Pattern.compile("`java (-cp \\S+ \\S+)`");

    @TempDir
    Path folder;

    static List<String> lines() throws IOException {
        return LINE.matcher(Files.readString(ROOT.resolve("docs/guides/recipes.md")))
                .results()
                .map(line -> line.group(1))
                .filter(line -> !line.endsWith("StreamToServerSentEvents")) // waits a minute
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineOfTheGuideRuns(String line) throws Exception {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(List.of(line.split(" ")));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(words)
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after a minute");
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        assertThat(Files.size(out)).isPositive();
    }
}
