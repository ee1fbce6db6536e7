package dev.h002.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.retail.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursNotationTest {
    @Test
    void readsAlwaysOpenAsNoHours() {
        assertThat(HoursNotation.parse("24/7")).isNull();
    }

    @Test
    void readsDaysAndSpansAndLeavesTheOtherDaysClosed() {
        OpeningHours hours = HoursNotation.parse("Mo-Tu 09:00-13:00,14:00-18:30; Sa 09:00-13:00");

        assertThat(hours).isNotNull();
        assertThat(hours.week())
                .containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.SATURDAY)
                .containsEntry(
                        DayOfWeek.MONDAY,
                        List.of(
                                new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(13, 0)),
                                new OpeningHours.Span(LocalTime.of(14, 0), LocalTime.of(18, 30))));
    }

    @Test
    void letsARangeOfDaysRunPastSunday() {
        OpeningHours hours = HoursNotation.parse("Fr-Mo 10:00-17:00");

        assertThat(hours).isNotNull();
        assertThat(hours.week())
                .containsOnlyKeys(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    }

    @Test
    void letsASpanEndOnTheNextDay() {
        OpeningHours hours = HoursNotation.parse("Fr 18:00-02:00");
        ZonedDateTime saturdayAtOne = ZonedDateTime.parse("2026-02-07T01:00:00-05:00[America/New_York]");

        assertThat(hours).isNotNull();
        assertThat(hours.openUntil(saturdayAtOne)).contains(saturdayAtOne.plusHours(1));
        assertThat(hours.openUntil(saturdayAtOne.plusHours(2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Mo", "Xx 09:00-10:00", "Mo-Tu-We 09:00-10:00", "Mo 9-10", "Mo 09:00", "Mo 09:00-10:00;"})
    void refusesWhatIsNotTheNotation(String text) {
        assertThatThrownBy(() -> HoursNotation.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Mo-Fr");
    }
}
