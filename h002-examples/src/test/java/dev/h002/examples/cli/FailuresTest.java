package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @Test
    void theUnexpectedGivesOneLineWithoutItsMessageAndAHint() {
        command.openFailure = new IllegalStateException("secret of a customer");
        assertThat(command.run("ask", "hi")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo("h002: Something unexpected went wrong (IllegalStateException)."
                        + " Set H002_DEBUG=true to see where.\n");
    }

    @Test
    void debuggingShowsWhere() {
        command.environment.put("H002_DEBUG", "true");
        command.openFailure = new IllegalStateException("boom");
        assertThat(command.run("ask", "hi")).isEqualTo(1);
        assertThat(command.err()).contains("\tat " + FailuresTest.class.getName());
    }

    @Test
    void errorsAreToldAsWell() {
        command.shop.answers = question -> {
            throw new OutOfMemoryError("boom");
        };
        assertThat(command.run("ask", "hi")).isEqualTo(1);
        assertThat(command.err()).hasLineCount(1).contains("H002_JAVA_OPTS");
    }

    @Test
    void wrongOptionsAndCommandsGiveTwoAndSayWhereHelpIs() {
        assertThat(command.run("ask", "--jsn", "hi")).isEqualTo(2);
        assertThat(command.err()).isEqualTo("h002: Unknown option: '--jsn'. See './h002 ask --help'.\n");
        assertThat(command.run("akk")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).startsWith("h002: There is no command 'akk'.");
        assertThat(command.run()).isEqualTo(2);
        assertThat(command.err()).startsWith("Usage: ./h002 [OPTIONS] COMMAND");
        assertThat(command.out()).isEmpty();
        assertThat(command.run("data")).isEqualTo(2);
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(command.run("--help")).isZero();
        assertThat(command.out()).startsWith("Usage: ./h002 [OPTIONS] COMMAND").contains("ask ", "chat ", "doctor ");
        assertThat(command.run("context", "--help")).isZero();
        assertThat(command.out()).contains("Examples:").contains("./h002 context --json");
        assertThat(command.run("--version")).isZero();
        assertThat(command.out()).startsWith("H-002 ");
    }

    @Test
    void aReaderThatLeavesEndsItQuietly() {
        assertThat(command.run(new Refusing("Broken pipe"), "ask", "hi")).isEqualTo(141);
        assertThat(command.err()).isEmpty();
        assertThat(command.shop.closed).isTrue();
        command.input("hi\n".repeat(5));
        assertThat(command.run(new Refusing("Broken pipe"), "chat")).isEqualTo(141);
        assertThat(command.shop.questions).hasSize(2);
        assertThat(command.err()).isEmpty();
    }

    @Test
    void aFullDiskIsTold() {
        assertThat(command.run(new Refusing("No space left on device"), "ask", "hi"))
                .isEqualTo(1);
        assertThat(command.err()).hasLineCount(1).contains("cannot be written");
    }

    @Test
    void notesGoToStandardErrorAlsoBesideJson() {
        command.note = "Made the demo data.";
        command.shop.answers = question -> FakeShop.reply("fine", Outcome.ANSWERED, null);
        assertThat(command.run("ask", "--json", "hi")).isZero();
        assertThat(command.err()).isEqualTo("h002: Made the demo data.\n");
        assertThat(command.out()).startsWith("{");
    }

    /** A stream that takes nothing. */
    private static final class Refusing extends OutputStream {
        private final String message;

        Refusing(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }
}
