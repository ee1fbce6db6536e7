package dev.h002.core.need;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Constraints;
import dev.h002.MaskedText;
import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.embedding.TestModels;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleNeedInterpreterTest {
    private static NeedInterpreter interpreter;

    @BeforeAll
    static void load() {
        interpreter = new ExampleNeedInterpreter(TestModels.miniLm());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm cold.|warm_up",
                "What can I get quickly?|quick_bite",
                "Where's the nearest store with coffee?|find_store",
                "Do I have any coupons left?|coupons_left",
                "Where is my order?|order_status",
                "I'm hungry|hunger",
                "Where should I go?|find_store",
                "Any offers?|offers",
                "Can I return something I opened?|return_refund",
                "yes|confirm",
                "yes please|confirm",
                "apply it|confirm",
                "ok do it|confirm",
                "no thanks|refuse",
                "Where is my order <ORDER_1>?|order_status"
            })
    void theProductsOwnQuestionsAreUnderstood(String message, String need) {
        assertThat(understand(message).primary().label()).isEqualTo(need);
    }

    @Test
    void nineInTenHeldOutParaphrasesAreUnderstood() throws Exception {
        assertThat(wrong("heldout-needs-en.tsv")).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void nineInTenHeldOutGermanMessagesAreUnderstood() throws Exception {
        assertThat(wrong("heldout-needs-de.tsv")).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void eightInTenMessagesOutOfScopeAreOther() throws Exception {
        assertThat(wrong("heldout-other-en.tsv")).hasSizeLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noHeldOutMessageIsAmongTheExamples(String language) throws Exception {
        List<String> examples = NeedExamples.shipped().get(Locale.forLanguageTag(language)).all().stream()
                .map(example -> example.text().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(lines("heldout-needs-" + language + ".tsv"))
                .allSatisfy(line -> assertThat(examples).doesNotContain(line.split("\t")[1].toLowerCase(Locale.ROOT)));
    }

    @Test
    void aMessageMayHoldSeveralNeeds() {
        assertThat(labels("I'm cold and where is my order?")).startsWith("warm_up", "order_status");
        assertThat(labels("Thanks! When do you close?"))
                .startsWith("opening_hours")
                .contains("thanks");
        assertThat(labels("Hi, any offers?")).startsWith("offers").contains("greeting");
        assertThat(labels("yes, and where is my order?")).startsWith("confirm", "order_status");
        assertThat(understand("I'm cold, hungry, thirsty and want a gift. Where is my order? Any offers?")
                        .needs())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ohne Nüsse bitte", "rein pflanzlich bitte", "no nuts please"})
    void aDemandIsNoYes(String message) {
        assertThat(labels(message)).doesNotContain(Need.CONFIRM);
        assertThat(understand(message).primary().label()).isEqualTo(Need.HUNGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes but is there something cheaper?", "don't apply it", "please don't do it", "ok and where is it?",
                "yes unless it costs more", "should I apply it?", "no, the other one", "I won't take it",
                "Please don’t go ahead with that one"
            })
    void aYesWithAConditionOrADenialConfirmsNothing(String message) {
        assertThat(labels(message)).doesNotContain(Need.CONFIRM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "???", "😀", "\ud83d", "asdfgh qwerty", "12345"})
    void whatSaysNothingIsOther(String message) {
        assertThat(understand(message).primary().label()).isEqualTo(Need.OTHER);
    }

    @Test
    void scoresAreBetweenNoneAndOneAndBestFirst() throws Exception {
        for (String line : lines("heldout-needs-en.tsv")) {
            List<Need> needs = understand(line.split("\t")[1]).needs();
            assertThat(needs)
                    .hasSizeBetween(1, 3)
                    .allSatisfy(need -> assertThat(need.score()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void whatIsExcludedDoesNotLeadAstray() {
        Understanding understanding = understand("Something warm but no coffee");

        assertThat(understanding.primary().label()).isEqualTo(Need.WARM_UP);
        assertThat(understanding.needs()).extracting(Need::label).doesNotContain(Need.CAFFEINE);
        assertThat(understanding.constraints().excludes()).containsExactly("coffee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any vegan deals?|offers",
                "gluten free coupons|coupons_left",
                "is there a gluten-free store nearby?|find_store",
                "vegane Angebote?|offers",
                "Habt ihr glutenfreie Gutscheine?|coupons_left",
                "vegan lunch|hunger",
                "vegan options?|hunger"
            })
    void aDietWordIsNoHungerWhereSomethingElseIsAskedFor(String message, String need) {
        assertThat(understand(message).primary().label()).isEqualTo(need);
        assertThat(understand(message).constraints()).isNotEqualTo(Constraints.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is <NAME_1>, where is <REFERENCE_1>?|order_status",
                "<REFERENCE_1>|order_status",
                "<ORDER_1>|order_status",
                "cancel <ORDER_1>|cancel_change",
                "<REFERENCE_1> came in pieces|complaint"
            })
    void aNumberOfAnOrderAsksForItsStatusUnlessSomethingElseIsSaid(String message, String need) {
        assertThat(understand(message).primary().label()).isEqualTo(need);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When does my Amazon order arrive?",
                "Has my eBay parcel shipped?",
                "Wo bleibt mein Zalando Paket?"
            })
    void anOrderPlacedElsewhereIsOther(String message) {
        assertThat(understand(message).primary().label()).isEqualTo(Need.OTHER);
    }

    @Test
    void theNextOneIsOfTheKindNamedBefore() {
        assertThat(interpreter
                        .interpret(masked("and the second nearest?"), history("Where is the nearest bakery?"))
                        .goesOn())
                .isTrue();
        assertThat(interpreter
                        .interpret(masked("and the nearest pharmacy?"), history("Where is the nearest bakery?"))
                        .goesOn())
                .isFalse();
    }

    @Test
    void anotherCaseOfARuleIsTheRules() {
        Understanding food = interpreter.interpret(masked("and for food?"), history("What is your return policy?"));

        assertThat(food.primary().label()).isEqualTo(Need.RETURN_REFUND);
        assertThat(food.goesOn()).isTrue();
        assertThat(interpreter
                        .interpret(masked("and for lunch?"), history("When do you close?"))
                        .primary()
                        .label())
                .isEqualTo(Need.HUNGER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm hungry|anything else?|hunger",
                "I'm cold|What else do they have?|warm_up",
                "I need coffee|something different?|caffeine",
                "Mir ist kalt|was gibt es sonst noch?|warm_up"
            })
    void askingForSomethingElseKeepsTheNeed(String before, String message, String need) {
        Understanding understanding = interpreter.interpret(masked(message), history(before));

        assertThat(understanding.primary().label()).isEqualTo(need);
        assertThat(understanding.goesOn()).isTrue();
    }

    @Test
    void aShortFollowUpTakesTheNeedBefore() {
        List<MaskedText> history = history("Hi", "I'm hungry, something vegan");

        Understanding cheaper = interpreter.interpret(masked("under 5 euros"), history);
        assertThat(cheaper.primary().label()).isEqualTo(Need.HUNGER);
        assertThat(cheaper.constraints())
                .isEqualTo(new Constraints(new BigDecimal("5"), "EUR", true, false, List.of(), null, null));
        assertThat(interpreter
                        .interpret(
                                masked("and the second nearest?"), history("Where is the nearest store with coffee?"))
                        .primary()
                        .label())
                .isEqualTo(Need.FIND_STORE);
        assertThat(interpreter
                        .interpret(masked("and something else?"), history("I'm freezing"))
                        .primary()
                        .label())
                .isEqualTo(Need.WARM_UP);
    }

    @Test
    void aFollowUpOfAFollowUpTakesTheNeedBeforeBoth() {
        assertThat(interpreter
                        .interpret(masked("no nuts"), history("I'm hungry", "under 5 euros"))
                        .constraints())
                .isEqualTo(new Constraints(new BigDecimal("5"), "EUR", false, false, List.of("nuts"), null, null));
    }

    @Test
    void aClearMessageIsItsOwnWhateverWasSaidBefore() {
        assertThat(interpreter
                        .interpret(masked("And where is my order?"), history("I'm hungry"))
                        .primary()
                        .label())
                .isEqualTo(Need.ORDER_STATUS);
        assertThat(interpreter
                        .interpret(masked("What's the weather in Paris?"), history("I'm hungry"))
                        .primary()
                        .label())
                .isEqualTo(Need.OTHER);
        assertThat(interpreter.interpret(masked("and the second?"), List.of()).needs())
                .isNotEmpty();
    }

    @Test
    void aVeryLongMessageIsReadAtItsBeginning() {
        assertThat(understand("Where is my order? ".repeat(60) + "bla bla. ".repeat(100_000))
                        .primary()
                        .label())
                .isEqualTo(Need.ORDER_STATUS);
    }

    @Test
    void theSecondStartEmbedsNoExamples(@TempDir Path folder) {
        CountingEmbeddingModel model = new CountingEmbeddingModel("counting");
        new ExampleNeedInterpreter(model, NeedExamples.shipped(), folder).warmUp(Locale.ENGLISH);
        assertThat(model.embedded()).hasSameSizeAs(NeedExamples.english().all());
        model.forget();

        new ExampleNeedInterpreter(model, NeedExamples.shipped(), folder).warmUp(Locale.ENGLISH);

        assertThat(model.embedded()).isEmpty();
    }

    @Test
    void withoutASentenceModelTheWordsDecide() {
        NeedInterpreter hashing = new ExampleNeedInterpreter(new HashingEmbeddingModel());

        assertThat(List.of(
                        "I'm cold.",
                        "What can I get quickly?",
                        "Where's the nearest store with coffee?",
                        "Do I have any coupons left?",
                        "Where is my order?",
                        "I'm hungry",
                        "Where should I go?",
                        "Any offers?"))
                .extracting(message ->
                        hashing.interpret(masked(message), List.of()).primary().label())
                .containsExactly(
                        "warm_up",
                        "quick_bite",
                        "find_store",
                        "coupons_left",
                        "order_status",
                        "hunger",
                        "find_store",
                        "offers");
    }

    @Test
    void aRetailersOwnNeedIsFound() {
        NeedExamples examples = NeedExamples.of(List.of(
                new NeedExamples.Example("click_collect", "Can I pick my order up in the store?"),
                new NeedExamples.Example(Need.OTHER, "What's the weather like?")));
        NeedInterpreter own = new ExampleNeedInterpreter(TestModels.miniLm(), examples);

        assertThat(own.interpret(masked("I'd like to collect it at the shop"), List.of())
                        .primary()
                        .label())
                .isEqualTo("click_collect");
    }

    private static List<String> wrong(String file) throws Exception {
        return lines(file).stream()
                .filter(line ->
                        !understand(line.split("\t")[1]).primary().label().equals(line.split("\t")[0]))
                .toList();
    }

    private static List<String> lines(String file) throws Exception {
        try (InputStream in = Objects.requireNonNull(ExampleNeedInterpreterTest.class.getResourceAsStream(file))) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static Understanding understand(String message) {
        return interpreter.interpret(masked(message), List.of());
    }

    private static List<String> labels(String message) {
        return understand(message).needs().stream().map(Need::label).toList();
    }

    private static List<MaskedText> history(String... messages) {
        return Arrays.stream(messages).map(ExampleNeedInterpreterTest::masked).toList();
    }

    private static MaskedText masked(String message) {
        return MaskedText.alreadyMasked(message);
    }
}
