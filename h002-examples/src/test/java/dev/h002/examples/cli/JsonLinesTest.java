package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.Outcome;
import dev.h002.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final String GOOD = "{\"id\":\"good\",\"message\":\"hi\"}\n";

    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[1,2]",
                "{\"id\":7,\"message\":\"cut",
                "{\"id\":7,\"message\":\"a\"} trailing",
                "{\"id\":7}",
                "{\"id\":7,\"message\":null}",
                "{\"id\":7,\"message\":5}",
                "{\"id\":7,\"message\":\"a\",\"user\":5}",
                "{\"id\":7,\"message\":\"a\",\"user\":\"nobody\"}",
                "{\"id\":7,\"message\":\"a\",\"lat\":1}",
                "{\"id\":7,\"message\":\"a\",\"lat\":\"1\",\"lon\":2}",
                "{\"id\":7,\"message\":\"a\",\"lat\":1e999,\"lon\":2}",
                "{\"id\":7,\"message\":\"a\",\"lat\":91,\"lon\":2}",
                "{\"id\":7,\"message\":\"a\",\"conversation\":\"\"}"
            })
    void aBadLineGivesAnErrorInItsPlaceAndTheRestGoesOn(String bad) {
        command.input(GOOD + bad + "\n" + GOOD);
        assertThat(command.run("ask", "--jsonl")).isZero();
        List<JsonNode> lines = command.jsonLines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).has("error")).isFalse();
        assertThat(lines.get(1).get("error").textValue()).isNotBlank().doesNotContain("\n");
        assertThat(lines.get(1).size()).isEqualTo(2);
        assertThat(lines.get(1).get("id").toString()).isEqualTo(bad.startsWith("{") ? "7" : "null");
        assertThat(lines.get(2).get("text").textValue()).contains("Café");
    }

    @Test
    void aLineOfMoreThanOneMegabyteIsPassedOverWithItsId() {
        String tooLong = "{\"id\":\"long\",\"message\":\"" + "x".repeat(BoundedLines.MAX_BYTES) + "\"}\n";
        command.input(GOOD + tooLong + GOOD).run("ask", "--jsonl");
        List<JsonNode> lines = command.jsonLines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("id").textValue()).isEqualTo("long");
        assertThat(lines.get(1).get("error").textValue()).contains("longer than 1 MB");
    }

    @Test
    void aLineThatIsNotUtf8IsPassedOver() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("\uFEFF{\"id\":1,\"message\":\"after a byte order mark\"}\r\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("{\"id\":2,\"message\":\"Café\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(GOOD.getBytes(StandardCharsets.UTF_8));
        command.input(bytes.toByteArray()).run("ask", "--jsonl");
        List<JsonNode> lines = command.jsonLines();
        assertThat(lines).extracting(line -> line.has("error")).containsExactly(false, true, false);
        assertThat(lines.get(1).get("error").textValue()).contains("UTF-8");
        assertThat(lines.get(1).get("id").intValue()).isEqualTo(2);
    }

    @Test
    void everySortOfCharacterComesThroughUnchanged() {
        command.shop.answers = question -> FakeShop.reply(question.message(), Outcome.ANSWERED, null);
        command.input("{\"id\":\"ü€😀\",\"message\":\"ü€😀 \\ud800 \\u2028 \\\"q\\\"\"}\n")
                .run("ask", "--jsonl");
        JsonNode line = command.jsonLines().get(0);
        assertThat(line.get("id").textValue()).isEqualTo("ü€😀");
        assertThat(line.get("text").textValue()).isEqualTo("ü€😀 \ud800 \u2028 \"q\"");
        assertThat(command.out()).contains("ü€😀 \\ud800");
    }

    @Test
    void idsKeepTheirDigits() {
        command.input("{\"id\":1.10,\"message\":\"a\"}\n{\"id\":12345678901234567890,\"message\":\"a\"}\n")
                .run("ask", "--jsonl");
        assertThat(command.out()).contains("{\"id\":1.10,").contains("{\"id\":12345678901234567890,");
    }

    @Test
    void oneFailureOfTheDatabaseCostsOneLineAndShowsInTheExitCode() {
        AtomicInteger asked = new AtomicInteger();
        command.shop.answers = question -> {
            if (asked.incrementAndGet() == 2) {
                throw new StoreException("The database does not answer.", null);
            }
            return FakeShop.reply("fine", Outcome.ANSWERED, null);
        };
        assertThat(command.input(GOOD + GOOD + GOOD).run("ask", "--jsonl")).isEqualTo(3);
        assertThat(command.jsonLines()).extracting(line -> line.has("error")).containsExactly(false, true, false);
    }

    @Test
    void aDatabaseThatIsGoneEndsTheLines() {
        command.shop.answers = question -> {
            throw new StoreException("The database does not answer.", null);
        };
        assertThat(command.input(GOOD.repeat(10)).run("ask", "--jsonl")).isEqualTo(3);
        assertThat(command.jsonLines()).hasSize(2);
        assertThat(command.err()).isEqualTo("h002: The database does not answer.\n");
    }

    @Test
    void somethingUnexpectedCostsOneLineTellsNoSecretAndShowsInTheExitCode() {
        command.shop.answers = question -> {
            throw new IllegalStateException("secret of a customer");
        };
        assertThat(command.input(GOOD + GOOD).run("ask", "--jsonl")).isEqualTo(1);
        assertThat(command.jsonLines()).hasSize(2).allMatch(line -> line.has("error"));
        assertThat(command.out()).doesNotContain("secret");
    }

    @Test
    void noInputGivesNoOutput() {
        assertThat(command.run("ask", "--jsonl")).isZero();
        assertThat(command.out()).isEmpty();
    }
}
