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
                "a tenner, tops|10|GBP",
                "I've got a fiver, feed me|5|GBP",
                "seven euros. go.|7|EUR",
                "$5 lunch?|5|USD",
                "I have four pounds fifty|4.50|GBP",
                "USD 14 max for a gift|14|USD",
                "50p is all I have|0.50|",
                "can't pay more than 7.90|7.90|",
                "what can I get for 1.99 or less|1.99|",
                "under five fifty please|5.50|",
                "budget: 6|6|",
                "a ceiling of 120|120|",
                "two hundred dollars all in|200|USD",
                "fifty kroner at most|50|DKK",
                "under 5|5|",
                "max 10 please|10|",
                "nothing that costs more, at most 8.50.|8.50|",
                "12 quid at the very most|12|GBP",
                "a scarf, nothing dearer than $20|20|USD",
                "nothing more expensive than 6 euros|6|EUR",
                "a sandwich, 4.20 at most|4.20|",
                "$30ish tops|30|USD",
                "flip flops sub €12|12|EUR",
                "I'd go as high as 25 dollars|25|USD",
                "as long as it doesn't cost me more than 9 euros|9|EUR",
                "my budget's about fifteen quid|15|GBP",
                "sweets for less than a dollar|1|USD"
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
                "max 2 stores",
                "I was charged 5 euros",
                "5 euros too much, I paid",
                "you owe me a refund of 12 dollars",
                "the delivery fee was 4 euros",
                "my order 5512 is not here",
                "I have 2 kids",
                "we bought a blanket for 40 dollars in May"
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
                "less than 5 minutes away|5",
                "a quarter of an hour til my train leaves|15",
                "an hour and a half before my film|90",
                "three quarters of an hour free|45",
                "ten mins, ten euros|10",
                "my bus goes in 12 minutes|12",
                "can't wait longer than 4 minutes|4",
                "lunch in <15min|15",
                "my lunch break is 30 min|30",
                "a café within a 12 minute walk|12",
                "I need it within the hour|60",
                "20 minutes for breakfast, what can I have|20",
                "a quarter hour, that's all I've got|15",
                "a 20 minute supper|20",
                "I don't want to walk more than 7 minutes|7",
                "a florist less than a ten minute walk away|10"
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
                "lunch before 2 and no nuts|14:00",
                "a cake by half past four|16:30",
                "by quarter to six|17:45",
                "school run at ten past three|15:10",
                "got a meeting at 3|15:00",
                "film starts 7:30pm|19:30",
                "my shift starts at half two|14:30",
                "interview at 11am, breakfast first|11:00",
                "my train leaves at 17:42, it must be here by half five|17:30",
                "black tights before my 2pm interview|14:00",
                "be home by six|18:00"
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
                "the day before",
                "are you open before 9?",
                "do you close at 6?",
                "we were a party of eight",
                "I have 2 kids",
                "we bought a blanket for 40 dollars in May",
                "order 7 is late"
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
                "vegetarian lunch|meat",
                "milk upsets my tummy|milk",
                "I detest olives and capers|olives,capers",
                "severe hazelnut allergy here|hazelnut",
                "I'm off alcohol this month|alcohol",
                "a burger minus the pickles|pickles",
                "neither tea nor coffee|tea,coffee",
                "prawn-free please|prawn",
                "no anchovies, no celery whatsoever|anchovies,celery",
                "socks, no logos|logos",
                "a belt that isn't leather|leather",
                "omitting kiwi and pineapple|kiwi,pineapple",
                "a curry that hasn't got lamb in it|lamb",
                "Toast no sardines, quick|sardines",
                "we hate leeks, salad with them is out|leeks",
                "a lotion, no fragrance or lanolin|fragrance,lanolin",
                "gum, not ones with xylitol|xylitol",
                "trousers that don't have elastane|elastane",
                "a jumper that's not really wool|wool",
                "toothpaste with no fluoride in it|fluoride",
                "I don't want anything with nuts|nuts",
                "I can't eat anything containing soy or sesame|soy,sesame",
                "never put onions in it|onions",
                "nothing containing eggs please|eggs"
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
                "I am not sure",
                "there was no coffee left yesterday",
                "why is there no tea on the menu",
                "the password without the dash doesn't work",
                "no rush",
                "no reply, no email, nothing",
                "I can't function without coffee",
                "I won't survive this meeting without an espresso",
                "without coffee I'm useless"
            })
    void findsNoExclusionInOtherDenials(String message) {
        assertThat(parse(message)).isEqualTo(Constraints.NONE);
    }

    @Test
    void findsDietsHoweverTheyAreSaid() {
        assertThat(parse("my gf is vegan").glutenFree()).isFalse();
        assertThat(parse("gf brownies").glutenFree()).isTrue();
        assertThat(parse("I can't do gluten").glutenFree()).isTrue();
        assertThat(parse("gluten makes me ill").glutenFree()).isTrue();
        assertThat(parse("no animal products please")).isEqualTo(parse("vegan please"));
        assertThat(parse("I avoid palm oil and gluten"))
                .isEqualTo(new Constraints(null, null, false, true, List.of("palm oil"), null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "etwas unter 5 Euro|{maxPrice=5, currency=EUR}",
                "Hab nur noch 3,50 €|{maxPrice=3.50, currency=EUR}",
                "vegan, höchstens zehn Euro|{maxPrice=10, currency=EUR, vegan=true}",
                "Kuchen ohne Nüsse und Milch|{excludes=[nüsse, milch]}",
                "was Warmes, aber kein Kaffee|{excludes=[kaffee]}",
                "glutenfrei und laktosefrei|{glutenFree=true, excludes=[laktose]}",
                "vegetarisch, bitte|{excludes=[fleisch]}",
                "allergisch gegen Erdnüsse|{excludes=[erdnüsse]}",
                "in zehn Minuten|{maxMinutes=10}",
                "ich hab nur eine Viertelstunde|{maxMinutes=15}",
                "vor 18 Uhr|{before=18:00}",
                "bis halb fünf bitte|{before=16:30}",
                "mein Zug fährt um 17:42|{before=17:42}",
                "Preisgrenze 25 Euro|{maxPrice=25, currency=EUR}",
                "mein Limit liegt bei 30 Euro|{maxPrice=30, currency=EUR}",
                "ohne tierische Produkte|{vegan=true}",
                "ich bin laktoseintolerant|{excludes=[laktose]}",
                "ich habe eine Nussallergie|{excludes=[nüsse]}",
                "Haselnussallergie|{excludes=[haselnüsse]}",
                "in höchstens einer halben Stunde|{maxMinutes=30}",
                "innerhalb von fünf Gehminuten|{maxMinutes=5}",
                "vor dem Mittagessen|{before=12:00}",
                "ich muss um sechs zu Hause sein|{before=18:00}",
                "Ohne Espresso überlebe ich das Meeting nicht|{}",
                "ohne Kaffee geht gar nichts|{}",
                "Kaffee ohne Milch, sonst nichts|{excludes=[milch]}",
                "keine Ahnung|{}",
                "Ich habe 5 Euro zu viel bezahlt|{}",
                "Habt ihr bis 18 Uhr offen?|{before=18:00}",
                "Wo ist meine Bestellung 4711?|{}"
            })
    void readsGerman(String message, String constraints) {
        assertThat(ConstraintGrammar.in(Locale.GERMAN)
                        .parse(message)
                        .constraints()
                        .fields())
                .hasToString(constraints);
    }

    @Test
    void findsDiets() {
        assertThat(parse("vegan lunch").vegan()).isTrue();
        assertThat(parse("something plant-based").vegan()).isTrue();
        assertThat(parse("is there lunch for vegans").vegan()).isTrue();
        assertThat(parse("my first veganuary").vegan()).isTrue();
        assertThat(parse("I'm not a vegan").vegan()).isFalse();
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
