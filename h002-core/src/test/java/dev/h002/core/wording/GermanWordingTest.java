package dev.h002.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.fixture.DemoShop;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanWordingTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Wording GERMAN = Wording.in(Locale.GERMAN);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "4.165; USD; 4,17 $",
                "4.505; EUR; 4,51 €",
                "12; GBP; 12,00 £",
                "4.5; CHF; 4,50 CHF",
                "450; JPY; 450 JPY",
                "3; money; 3,00 money"
            })
    void moneyStandsBeforeItsCurrency(BigDecimal amount, String currency, String text) {
        assertThat(GERMAN.money(amount, currency)).isEqualTo(text);
    }

    @Test
    void numbersHaveADecimalComma() {
        assertThat(GERMAN.percent(new BigDecimal("12.50"))).isEqualTo("12,5 %");
        assertThat(GERMAN.distance(1249)).isEqualTo("1,2 km");
        assertThat(GERMAN.distance(43.4)).isEqualTo("43 m");
        assertThat(GERMAN.onFoot(1)).isEqualTo("etwa eine Minute zu Fuß");
        assertThat(GERMAN.onFoot(7)).isEqualTo("etwa 7 Minuten zu Fuß");
        assertThat(GERMAN.list(List.of("a", "b", "c"))).isEqualTo("a, b und c");
        assertThat(GERMAN.day(DayOfWeek.MONDAY)).isEqualTo("Montag");
        assertThat(GERMAN.day(DayOfWeek.SUNDAY)).isEqualTo("Sonntag");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-22T23:00:00Z, Europe/Berlin, gültig bis 22. Januar",
        "2026-03-22T00:00:00Z, UTC, gültig bis 21. März",
        "2027-12-01T12:00:00Z, UTC, gültig bis 1. Dezember 2027",
        "2026-01-15T14:30:00Z, UTC, gültig bis heute um 14:30 Uhr",
        "2026-01-16T00:00:00Z, UTC, nur noch heute gültig"
    })
    void untilNamesTheLastDayOnWhichItHolds(Instant end, String zone, String text) {
        assertThat(GERMAN.until(end, ZoneId.of(zone), NOW)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "shipped, ist versandt",
        "OUT_FOR_DELIVERY, wird gerade zugestellt",
        "ready-for-pickup, liegt zur Abholung bereit",
        "Picked up, ist abgeholt",
        "waiting for stock, hat den Status „waiting for stock“",
        "other, hat den Status „other“",
        "' ', hat noch keinen Status"
    })
    void statusesAreWords(String status, String text) {
        assertThat(OrderWording.status(
                        GERMAN, DemoShop.order("1", "2026-01-15T08:00:00Z", status, List.of("T1", "T2"))))
                .isEqualTo(text);
    }

    @Test
    void anOrderIsToldWithItsItems() {
        assertThat(OrderWording.sentences(
                        GERMAN,
                        "Bestellung 1",
                        DemoShop.order(
                                "1",
                                "2026-01-15T08:00:00Z",
                                "packed",
                                List.of("T1", "T2"),
                                DemoShop.item(null, "Mug", 2, "8.00"),
                                DemoShop.item(null, "Tea", 1, "8.00"))))
                .isEqualTo("Bestellung 1 ist gepackt: 2 × Mug und Tea. Sendungsnummern T1 und T2.");
    }

    @Test
    void aCouponIsDescribedInTheRetailersWordsBehindWhatItTakesOff() {
        assertThat(CouponWording.described(
                        GERMAN, DemoShop.percent("C", null, "15", List.of(), List.of(), "2026-02-01T00:00:00Z")))
                .isEqualTo("15 % Rabatt („15% off“)");
    }
}
