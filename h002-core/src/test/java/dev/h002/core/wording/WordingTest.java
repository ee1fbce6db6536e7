package dev.h002.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "4.5, USD, $4.50",
        "4.505, EUR, €4.51",
        "12, GBP, £12.00",
        "4.5, CHF, 4.50 CHF",
        "450, JPY, 450 JPY",
        "1.2345, KWD, 1.235 KWD",
        "3, QQQ, 3.00 QQQ"
    })
    void moneyHasItsCurrencysDecimals(BigDecimal amount, String currency, String text) {
        assertThat(Wording.ENGLISH.money(amount, currency)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0 m", "43.4, 43 m", "999.4, 999 m", "999.6, 1.0 km", "1249, 1.2 km", "23456, 23.5 km"})
    void distancesAreMetresBelowAKilometre(double meters, String text) {
        assertThat(Wording.ENGLISH.distance(meters)).isEqualTo(text);
    }

    @Test
    void nothingDependsOnTheMachinesLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Wording.ENGLISH.distance(1249)).isEqualTo("1.2 km");
            assertThat(Wording.ENGLISH.until(Instant.parse("2026-05-02T10:00:00Z"), ZoneOffset.UTC, NOW))
                    .isEqualTo("until 2 May");
            assertThat(Wording.clock(java.time.LocalTime.of(9, 5))).isEqualTo("09:05");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-22T23:00:00Z, Europe/Berlin, until 22 January",
        "2026-01-22T00:00:00Z, UTC, until 21 January",
        "2026-01-22T00:00:01Z, UTC, until 22 January",
        "2027-03-01T12:00:00Z, UTC, until 1 March 2027",
        "2026-01-15T14:30:00Z, UTC, until 14:30 today",
        "2026-01-16T00:00:00Z, UTC, until the end of today"
    })
    void untilNamesTheLastDayOnWhichItHolds(Instant end, String zone, String text) {
        assertThat(Wording.ENGLISH.until(end, ZoneId.of(zone), NOW)).isEqualTo(text);
    }

    @Test
    void listsReadLikeSentences() {
        assertThat(Wording.ENGLISH.list(List.of())).isEmpty();
        assertThat(Wording.ENGLISH.list(List.of("a"))).isEqualTo("a");
        assertThat(Wording.ENGLISH.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Wording.ENGLISH.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @ParameterizedTest
    @CsvSource({
        "shipped, has shipped",
        "OUT_FOR_DELIVERY, is out for delivery",
        "Delivered, was delivered",
        "ready-for-pickup, is ready for pickup",
        "preparing, is being prepared",
        "waiting for stock, is waiting for stock",
        "' ', has no status yet"
    })
    void statusesAreWords(String status, String text) {
        Order order = new Order(
                "1",
                "u",
                null,
                status,
                List.of(new OrderItem(null, "Mug", 2, BigDecimal.ONE)),
                BigDecimal.ONE,
                "USD",
                null,
                List.of());

        assertThat(OrderWording.status(Wording.ENGLISH, order)).isEqualTo(text);
        assertThat(OrderWording.items(Wording.ENGLISH, order)).isEqualTo("2 × Mug");
    }

    @ParameterizedTest
    @CsvSource({
        "opened, open",
        "returns, returned",
        "cancelled, cancel",
        "refunding, refunds",
        "café, Cafe",
        "exchanges, exchanged",
        "quickly, quick",
        "allergies, allergy",
        "selling, sells"
    })
    void formsOfAWordAreOneStem(String some, String other) {
        assertThat(Words.stems(some)).isEqualTo(Words.stems(other)).hasSize(1);
    }

    @Test
    void onlyWordsThatCarryMeaningAreContent() {
        assertThat(Words.contentForms("Where's the nearest store with oat-milk lattes, <NAME_1>?")
                        .values())
                .containsExactly("oat", "milk", "lattes");
        assertThat(Words.content("I'm cold")).isEmpty();
    }

    @Test
    void markdownIsReadAsSentences() {
        assertThat(PlainSentences.of("""
                                # Refunds

                                You get **all** of it back within 5 days, e.g. by
                                card. See [the form](https://example.org/form).

                                You can return:

                                - opened items, for *14 days*
                                - anything else, for `30 days`

                                | Item | Days |
                                |------|-----:|
                                | Food | 2 |
                                > Keep the receipt!
                                """))
                .containsExactly(
                        "You get all of it back within 5 days, e.g. by card.",
                        "See the form.",
                        "You can return: opened items, for 14 days",
                        "You can return: anything else, for 30 days",
                        "Food (Days: 2)",
                        "Keep the receipt!");
        assertThat(PlainSentences.of("# Only a heading")).isEmpty();
    }
}
