package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promised questions, answered offline from the demo data, at any hour. */
class NineQuestionsTest {
    private static final int SHORT = 500;

    @TempDir
    static Path shared;

    private static ShopFacts facts;
    private static StoredData data;

    @BeforeAll
    static void installed() {
        RealCommands.onDemoData(shared);
        data = StoredData.of(shared);
        facts = new ShopFacts(data, "demo");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void areAnsweredShortlyWithWhatTheDatabaseHoldsAtAnyHour(int hoursFromNow) {
        Clock then = Clock.offset(Clock.system(ZoneId.of("UTC")), Duration.ofHours(hoursFromNow));
        Ended asked = RealCommands.in(shared)
                .at(then)
                .input(RealCommands.asLines(NineQuestions.ALL))
                .run("ask", "--jsonl");
        assertThat(asked.code()).isZero();
        assertThat(asked.err()).isEmpty();
        List<JsonNode> replies = asked.lines();
        assertThat(replies).hasSize(NineQuestions.ALL.size());
        for (int i = 0; i < replies.size(); i++) {
            check(NineQuestions.ALL.get(i), replies.get(i));
        }
    }

    private static void check(String question, JsonNode reply) {
        String text = reply.get("text").textValue();
        assertThat(reply.get("outcome").textValue()).as(question).isEqualTo("ANSWERED");
        assertThat(reply.get("model").textValue()).isEqualTo("offline");
        assertThat(reply.get("missing")).as(question).isEmpty();
        assertThat(text).as(question).isNotBlank().hasSizeLessThan(SHORT);
        assertThat(facts.inventedIn(text)).as(question + " " + text).isEmpty();
        // An offer may end an answer, a question back may not stand anywhere in it.
        assertThat(Arrays.stream(text.split("(?<=[.?!])\\s+")).filter(sentence -> sentence.endsWith("?")))
                .as(question)
                .allMatch(sentence -> sentence.startsWith("Want"))
                .hasSizeLessThanOrEqualTo(1);
        if (text.contains("?")) {
            assertThat(text).as("the offer comes last").endsWith("?");
            assertThat(reply.get("actions")).as("what is offered can be taken").isNotEmpty();
        }
        checkContent(question, text, reply);
    }

    private static void checkContent(String question, String text, JsonNode reply) {
        switch (question) {
            case NineQuestions.COLD -> assertThat(text).contains("Downtown Café", "43 m", "Hot Chocolate", "15%");
            case NineQuestions.COFFEE -> assertThat(text).contains("Downtown Café", "43 m");
            case NineQuestions.COUPONS -> assertThat(text).contains("WARM15-7Q2K");
            case NineQuestions.ORDER -> assertThat(text).contains(openOrders()).contains("RVT-5T8K-Q2MN");
            case NineQuestions.RETURN -> {
                assertThat(reply.get("citations").findValuesAsText("source")).contains("refunds.md");
                assertThat(text).contains("14 days");
            }
            case NineQuestions.OFFERS -> {
                assertThat(facts.namesAStore(text)).as(text).isTrue();
                assertThat(facts.namesACoupon(text)).as(text).isTrue();
            }
            case NineQuestions.WHERE ->
                assertThat(facts.namesAStore(text)).as(text).isTrue();
            default -> {
                assertThat(facts.namesAStore(text)).as(text).isTrue();
                assertThat(facts.namesAProduct(text)).as(text).isTrue();
                assertThat(text).containsPattern("\\d+ m\\b").containsPattern("\\$\\d+\\.\\d\\d");
            }
        }
    }

    private static List<String> openOrders() {
        return data.ordersOf("demo").stream()
                .filter(order -> List.of("shipped", "ready_for_pickup").contains(order.getString("status")))
                .map(order -> order.getString("_id"))
                .toList();
    }

    @Test
    void aYesAppliesTheCouponOnceWhateverIsSaidAfterwards(@TempDir Path folder) {
        RealCommands commands = RealCommands.onDemoData(folder);
        Ended cold = commands.run("ask", "--conversation", "c1", "I'm cold.");
        assertThat(cold.out()).startsWith("You're 43 m from Downtown Café").contains("Apply 15% off Hot Chocolate");
        assertThat(cold.err()).isEmpty();
        assertThat(usesOf(folder, "WARM15-7Q2K")).isZero();

        JsonNode yes =
                commands.run("ask", "--conversation", "c1", "--json", "yes").json();
        assertThat(yes.get("text").textValue()).contains("WARM15-7Q2K");
        assertThat(yes.at("/actions/0/type").textValue()).isEqualTo("apply_coupon");
        assertThat(yes.at("/actions/0/state").textValue()).isEqualTo("DONE");
        assertThat(usesOf(folder, "WARM15-7Q2K")).isOne();

        Ended again = commands.run("ask", "--conversation", "c1", "yes");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("already applied");
        assertThat(usesOf(folder, "WARM15-7Q2K")).isOne();
        assertThat(commands.run("ask", "I'm cold.").out()).doesNotContain("WARM15-7Q2K", "15% off Hot Chocolate");
    }

    @Test
    void aChatDoesTheSameOnPipedLines(@TempDir Path folder) {
        Ended chat =
                RealCommands.onDemoData(folder).input("I'm cold.\nyes\nyes\n").run("chat");
        assertThat(chat.code()).isZero();
        assertThat(chat.err()).isEmpty();
        assertThat(chat.out()).containsSubsequence("43 m from Downtown Café", "WARM15-7Q2K", "already applied");
        assertThat(usesOf(folder, "WARM15-7Q2K")).isOne();
    }

    private static int usesOf(Path folder, String coupon) {
        return StoredData.of(folder).one("coupons", coupon).getInteger("usedCount");
    }
}
