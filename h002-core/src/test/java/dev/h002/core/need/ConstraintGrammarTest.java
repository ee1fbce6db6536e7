package dev.h002.core.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.h002.Constraints;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintGrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "something under 5 euros|5|EUR",
                "less than $4|4|USD",
                "max 10 dollars please|10|USD",
                "a snack below €3.50|3.50|EUR",
                "below 3,50 €|3.50|EUR",
                "Lunch for less than £8|8|GBP",
                "cheaper than 6 quid|6|GBP",
                "at most 12 CHF|12|CHF",
                "no more than 7 bucks|7|USD",
                "up to 20 euro|20|EUR",
                "under five euros|5|EUR",
                "I only have 5 euros|5|EUR",
                "I've got €10|10|EUR",
                "my budget is $15|15|USD",
                "10 euros or less|10|EUR",
                "$9 max|9|USD",
                "something for under 80 cents|0.80|",
                "under 5|5|",
                "max 10 please|10|",
                "nothing that costs more, at most 8.50.|8.50|"
            })
    void findsTheMostToPay(String message, BigDecimal price, String currency) {
        Constraints constraints = parse(message);

        assertThat(constraints.maxPrice()).isEqualByComparingTo(price);
        assertThat(constraints.currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I paid 5 euros",
                "under 5 minutes",
                "less than 500 m away",
                "max 3 km",
                "the 5 euro coupon",
                "under 5 people",
                "order 12345",
                "up to 3 items",
                "less than 10%",
                "I have 3 orders",
                "within 2 hours",
                "is it 20 dollars?",
                "under the bridge",
                "max 2 stores"
            })
    void findsNoPriceInOtherNumbers(String message) {
        assertThat(parse(message).maxPrice()).isNull();
        assertThat(parse(message).currency()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "within 10 minutes|10",
                "in under 5 min|5",
                "I have 15 minutes|15",
                "I only have ten minutes|10",
                "a 7-minute walk at most|7",
                "no more than 20 mins|20",
                "half an hour max|30",
                "within an hour|60",
                "in less than 2 hours|120",
                "in a quarter of an hour|15",
                "less than 5 minutes away|5"
            })
    void findsTheLongestTime(String message, int minutes) {
        assertThat(parse(message).maxMinutes()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"my order was 40 minutes late", "under 5 euros", "5000 minutes walk", "wait a minute", "10"})
    void findsNoTimeElsewhere(String message) {
        assertThat(parse(message).maxMinutes()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "before 6|18:00",
                "Coffee before 6 pm|18:00",
                "before 6 am|06:00",
                "before 6:30|18:30",
                "before 18:30|18:30",
                "before 06:30|06:30",
                "by 5pm please|17:00",
                "I need it by 9 a.m.|09:00",
                "before 11|23:00",
                "before 12|12:00",
                "before 12 am|00:00",
                "before noon|12:00",
                "before midnight|23:59",
                "no later than 7 o'clock|19:00",
                "lunch before 2 and no nuts|14:00"
            })
    void findsTheTimeItMustBeDoneBy(String message, LocalTime before) {
        assertThat(parse(message).before()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before 25",
                "before 6 euros",
                "before 5 May",
                "by 3 people",
                "before 10 minutes",
                "before 9:75",
                "the day before"
            })
    void findsNoTimeOfDayElsewhere(String message) {
        assertThat(parse(message).before()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "something warm but no coffee|coffee",
                "without milk|milk",
                "not sweet|sweet",
                "nothing too spicy, not too sweet|spicy,sweet",
                "no nuts, no dairy please|nuts,dairy",
                "without milk and sugar|milk,sugar",
                "no coffee or tea|coffee,tea",
                "I don't like mushrooms|mushrooms",
                "I can't eat eggs or nuts|eggs,nuts",
                "I'm allergic to kiwi|kiwi",
                "anything but chocolate|chocolate",
                "a dairy-free nut-free snack|dairy,nuts",
                "a cake without rhubarb|rhubarb",
                "no ice cream|ice cream",
                "vegetarian lunch|meat"
            })
    void findsWhatMustNotBeInIt(String message, String excludes) {
        assertThat(parse(message).excludes()).containsExactlyInAnyOrder(excludes.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no thanks",
                "no idea",
                "Can I return it without a receipt?",
                "no problem",
                "not yet",
                "I have no order number",
                "my package has not arrived",
                "without waiting",
                "no one helped me",
                "it is not working",
                "why not",
                "I am not sure"
            })
    void findsNoExclusionInOtherDenials(String message) {
        assertThat(parse(message)).isEqualTo(Constraints.NONE);
    }

    @Test
    void findsDiets() {
        assertThat(parse("vegan lunch").vegan()).isTrue();
        assertThat(parse("something plant-based").vegan()).isTrue();
        assertThat(parse("not vegan").vegan()).isFalse();
        assertThat(parse("non-vegan food").vegan()).isFalse();
        assertThat(parse("a gluten-free cake").glutenFree()).isTrue();
        assertThat(parse("cake without gluten").glutenFree()).isTrue();
        assertThat(parse("cake without gluten").excludes()).isEmpty();
        assertThat(parse("I'm coeliac").glutenFree()).isTrue();
        assertThat(parse("vegetables").vegan()).isFalse();
    }

    @Test
    void findsAllAtOnceAndLeavesTheNeed() {
        ConstraintGrammar.Parsed parsed = ConstraintGrammar.in(Locale.ENGLISH)
                .parse("A vegan lunch under 8 euros within 10 minutes, before 2, no nuts please");

        assertThat(parsed.constraints())
                .isEqualTo(new Constraints(
                        new BigDecimal("8"), "EUR", true, false, List.of("nuts"), 10, LocalTime.of(14, 0)));
        assertThat(parsed.rest()).contains("vegan lunch").doesNotContain("nuts").doesNotContain("euros");
    }

    @Test
    void whatIsSaidNowCountsOverWhatWasSaidBefore() {
        Constraints before = parse("vegan, under 8 euros, no nuts, within 10 minutes");
        Constraints now = parse("max 5, no sugar");

        assertThat(ConstraintGrammar.merge(before, now))
                .isEqualTo(new Constraints(new BigDecimal("5"), null, true, false, List.of("nuts", "sugar"), 10, null));
    }

    @Test
    void aLongMessageIsReadInTime() {
        String message = "no no not without under 5 before in 10 ".repeat(25) + "a".repeat(500);

        assertThatCode(() -> parse(message)).doesNotThrowAnyException();
    }

    private static Constraints parse(String message) {
        return ConstraintGrammar.in(Locale.ENGLISH).parse(message).constraints();
    }
}
