package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.StoreException;
import dev.h002.retail.GeoPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskCommandTest {
    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @Test
    void printsTheAnswerThenWhatCanBeDoneAndItsSources() {
        assertThat(command.run("ask", "I'm cold")).isZero();
        assertThat(command.out()).isEqualTo("""
                        Warm up at Downtown Café.

                          1. Apply 15% off Hot Chocolate
                          To accept: ./h002 ask --conversation c1 yes

                          Source: Refunds > Opened items (refunds.md)
                        """);
        assertThat(command.err()).isEmpty();
        assertThat(command.shop.closed).isTrue();
    }

    @Test
    void asksForTheDemoCustomerWithoutPlaceOrConversation() {
        command.run("ask", "I'm", "cold");
        assertThat(command.shop.questions).containsExactly(Question.of("demo", "I'm cold"));
    }

    @Test
    void takesCustomerPlaceAndConversationFromOptions() {
        command.run("ask", "--user", "ann", "--at", "-33.8,151.2", "--conversation", "c 7", "hi");
        assertThat(command.shop.questions)
                .containsExactly(Question.of("ann", "hi").at(-33.8, 151.2).in("c 7"));
        assertThat(command.out()).contains("ask --user ann --conversation c1 yes");
    }

    @Test
    void takesAnAtSignForNoFile() {
        command.run("ask", "@home now");
        assertThat(command.shop.questions).containsExactly(Question.of("demo", "@home now"));
    }

    @Test
    void readsALongMessageFromStandardInput() {
        command.input("x".repeat(500_000) + "\n").run("ask", "-");
        assertThat(command.shop.questions.get(0).message()).hasSize(500_000);
    }

    @Test
    void printsTheDocumentedJsonOnOneLine() throws IOException {
        assertThat(command.run("ask", "--json", "I'm cold")).isZero();
        assertThat(command.out()).hasLineCount(1).endsWith("\n");
        JsonNode json = command.json();
        assertThat(names(json))
                .containsExactly(
                        "text",
                        "outcome",
                        "conversation",
                        "needs",
                        "constraints",
                        "language",
                        "actions",
                        "citations",
                        "fragments",
                        "missing",
                        "trimmed",
                        "removed",
                        "usage",
                        "quota",
                        "model",
                        "timings");
        assertThat(json.get("outcome").textValue()).isEqualTo("ANSWERED");
        assertThat(json.get("needs").toString())
                .isEqualTo("[{\"need\":\"warm_up\",\"score\":0.9},{\"need\":\"thirst\",\"score\":0.25}]");
        assertThat(json.get("actions").toString())
                .isEqualTo("[{\"id\":\"a1\",\"type\":\"apply_coupon\",\"label\":\"Apply 15% off Hot Chocolate\","
                        + "\"arguments\":{\"code\":\"WARM15\"},\"state\":\"OFFERED\","
                        + "\"expiresAt\":\"2026-03-01T10:25:30Z\"}]");
        assertThat(json.get("citations").toString())
                .isEqualTo("[{\"source\":\"refunds.md\",\"title\":\"Refunds > Opened items\",\"chunk\":2}]");
        assertThat(json.get("usage").toString()).isEqualTo("{\"inputTokens\":120,\"outputTokens\":30}");
    }

    @Test
    void printsDecimalsAsPlainNumbersAndNoLimitAsNull() {
        command.run("ask", "--json", "I'm cold");
        assertThat(command.out())
                .contains(
                        "\"constraints\":{\"maxPrice\":5.00,\"currency\":\"EUR\",\"vegan\":true,\"excludes\":[\"nuts\"]")
                .contains("\"total\":100,\"currency\":\"EUR\"")
                .contains("\"unitPrice\":4.50")
                .contains("\"distanceMeters\":43.25,\"walkingMinutes\":1,\"open\":true")
                .contains("\"quota\":{\"requestsLeft\":9,\"tokensLeft\":null,\"resetsAt\":\"2026-03-02T00:00:00Z\"}")
                .contains("\"timings\":{\"admit\":1.500,\"generate\":12.345}");
    }

    @Test
    void aDegradedAnswerSaysWhyOnStandardError() throws IOException {
        command.shop.answers = question -> FakeShop.reply("From the facts.", Outcome.DEGRADED, "The key was refused.");
        assertThat(command.run("ask", "--json", "hi")).isZero();
        assertThat(command.err()).isEqualTo("h002: The key was refused.\n");
        assertThat(command.json().get("reason").textValue()).isEqualTo("The key was refused.");
    }

    @Test
    void aRefusedMessageIsBadInput() {
        command.shop.answers = question -> FakeShop.reply("", Outcome.REFUSED, "The message is empty.");
        assertThat(command.run("ask", "")).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).isEqualTo("h002: The message is empty.\n");
    }

    @Test
    void aMissingKeyIsToldToPeopleOnly() {
        command.environment.clear();
        command.run("ask", "hi");
        assertThat(command.err()).hasLineCount(1).contains("OPENAI_API_KEY").contains("offline concierge");
        command.run("ask", "--json", "hi");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void anUnknownCustomerIsBadInput() {
        assertThat(command.run("ask", "--user", "nobody", "hi")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("no customer").doesNotContain("nobody");
        assertThat(command.shop.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91,0", "0,181", "1", "a,b", "NaN,0", "1,2,3", ""})
    void aPlaceThatIsNoneIsBadInput(String place) {
        assertThat(command.run("ask", "--at", place, "hi")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1);
        assertThat(command.settings).as("nothing was opened").isNull();
    }

    @Test
    void aMessageIsNeededUnlessLinesAreRead() {
        assertThat(command.run("ask")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("MESSAGE");
        assertThat(command.run("ask", "--jsonl", "hi")).isEqualTo(2);
        assertThat(command.run("ask", "--jsonl", "--json")).isEqualTo(2);
    }

    @Test
    void anUnreachableDatabaseGivesThree() {
        command.shop.dataFailure = new StoreException("The database does not answer. Check MONGODB_URI.", null);
        assertThat(command.run("ask", "hi")).isEqualTo(3);
        assertThat(command.err()).isEqualTo("h002: The database does not answer. Check MONGODB_URI.\n");
        assertThat(command.shop.closed).isTrue();
    }

    @Test
    void answersJsonLinesInOrderWithTheirIds() {
        command.input("""
                        {"id":1,"message":"a"}

                        {"id":"two","user":"ann","lat":52.5,"lon":13.4,"conversation":"c9","message":"b"}
                        {"message":"c"}""");
        assertThat(command.run("ask", "--jsonl", "--at", "1,2")).isZero();
        List<JsonNode> lines = command.jsonLines();
        assertThat(lines).extracting(line -> line.get("id").toString()).containsExactly("1", "\"two\"", "null");
        assertThat(names(lines.get(0))).startsWith("id", "text", "outcome");
        GeoPoint fromOptions = new GeoPoint(1, 2);
        assertThat(command.shop.questions)
                .containsExactly(
                        Question.of("demo", "a").at(fromOptions),
                        Question.of("ann", "b").at(52.5, 13.4).in("c9"),
                        Question.of("demo", "c").at(fromOptions));
    }

    @Test
    void aRefusedLineCarriesItsReasonAsError() {
        command.shop.answers = question -> FakeShop.reply("", Outcome.REFUSED, "The message is empty.");
        command.input("{\"id\":1,\"message\":\"\"}\n").run("ask", "--jsonl");
        assertThat(command.jsonLines().get(0).get("error").textValue()).isEqualTo("The message is empty.");
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aDenialIsToldOnce() throws IOException {
        String denied = "You have reached today's limit.";
        command.shop.answers = question -> FakeShop.reply(denied, Outcome.DENIED, denied);
        assertThat(command.run("ask", "hi")).isZero();
        assertThat(command.out()).startsWith(denied + "\n");
        assertThat(command.err()).isEmpty();
        assertThat(command.run("ask", "--json", "hi")).isZero();
        assertThat(command.json().get("reason").textValue()).isEqualTo(denied);
    }
}
