package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.h002.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryDocumentedForm() {
        assertThat(DotEnv.parse("""
                        # a comment

                        BARE=a b
                        export EXPORTED=1
                          SPACED  =  two  # a comment
                        HASH=a#b
                        EMPTY=
                        COMMENTED=# nothing
                        SINGLE='as $written \\n # here' # a comment
                        DOUBLE="tab\\t \\"quoted\\" \\$5 \\\\ \\x"
                        URI=mongodb://u:p@h/d?a=b
                        TWICE=1
                        TWICE=2
                        """))
                .containsExactly(
                        entry("BARE", "a b"),
                        entry("EXPORTED", "1"),
                        entry("SPACED", "two"),
                        entry("HASH", "a#b"),
                        entry("EMPTY", ""),
                        entry("COMMENTED", ""),
                        entry("SINGLE", "as $written \\n # here"),
                        entry("DOUBLE", "tab\t \"quoted\" $5 \\ \\x"),
                        entry("URI", "mongodb://u:p@h/d?a=b"),
                        entry("TWICE", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOVALUE", "=x", "1A=x", "A-B=x", "A='x", "A=\"x", "A=\"x\\\"", "A='x' y", "A=\"x\"y"})
    void namesTheLineThatIsWrongAndNotItsContent(String line) {
        assertThatThrownBy(() -> DotEnv.parse("OK=1\n" + line + "\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("Line 2 of the file .env ")
                .hasMessageNotContaining(line);
    }

    @Test
    void noFileMeansNoVariables() {
        assertThat(DotEnv.read(folder)).isEmpty();
    }

    @Test
    void whatCannotBeAFileOfVariablesIsBadInput() throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, "#".repeat(DotEnv.MAX_BYTES + 1));
        assertThatThrownBy(() -> DotEnv.read(folder)).hasMessageContaining("longer than 64 kB");
        Files.write(file, new byte[] {'A', '=', (byte) 0xFF});
        assertThatThrownBy(() -> DotEnv.read(folder)).hasMessageContaining("UTF-8");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> DotEnv.read(folder)).isInstanceOf(InvalidInputException.class);
        assertThat(new CommandRun(folder).run("doctor")).isEqualTo(2);
    }
}
