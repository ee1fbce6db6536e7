package dev.h002.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageIdentifierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mir ist kalt",
                "Ja, bitte",
                "Wo ist meine Bestellung?",
                "Habt ihr offen?",
                "Kaffee ohne Milch",
                "nein danke",
                "Gibt's was Süßes?",
                "Nächste Filiale",
                "Öffnungszeit?",
                "Beschwerde wegen Verspätung",
                "Abholbestätigung verschwunden",
                "Versand verfolgen"
            })
    void germanIsTold(String text) {
        assertThat(LanguageIdentifier.of(text, () -> Locale.ENGLISH)).isEqualTo(Locale.GERMAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm cold",
                "yes please",
                "Where is my order?",
                "Any offers?",
                "Coffee without milk",
                "no thanks",
                "I’m starving",
                "do I have any vouchers left"
            })
    void englishIsTold(String text) {
        assertThat(LanguageIdentifier.of(text, () -> Locale.GERMAN)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "43", "<NAME_1>", "🙂", "Espresso", "Vite, un café !", "Samsung", "spring stung"})
    void whatTellsNothingIsLeftToTheCaller(String text) {
        assertThat(LanguageIdentifier.of(text, () -> Locale.GERMAN)).isEqualTo(Locale.GERMAN);
        assertThat(LanguageIdentifier.of(text, () -> Locale.ENGLISH)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void onlyTheBeginningIsRead() {
        assertThat(LanguageIdentifier.of("x".repeat(2_000) + " ich habe kein Geld", () -> Locale.ENGLISH))
                .isEqualTo(Locale.ENGLISH);
    }
}
