package dev.h002;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Ann,ann",
        "' ann ',ann",
        "ann\u200B,ann",
        "a\u200Dn\u2060n\uFEFF,ann",
        "a\u00ADn\u034Fn\uFE0F,ann",
        "\uFF21\uFF4E\uFF4E,ann",
        "'ann  lee','ann lee'",
        "'ann\u00A0\u3000lee','ann lee'",
        "STRASSE,strasse",
        "straße,strasse",
        "\u03C3\u03C2,\u03C3\u03C3",
        "ﬁnn,finn",
        "e\u0301va,\u00E9va"
    })
    void spellingsShareOneForm(String spelling, String canonical) {
        assertThat(UserKey.of(spelling).canonicalUser())
                .isEqualTo(UserKey.of(canonical).canonicalUser());
    }

    @Test
    void differentCustomersStayApart() {
        assertThat(UserKey.of("ann").canonicalUser())
                .isNotEqualTo(UserKey.of("anna").canonicalUser());
        assertThat(UserKey.of("ann.lee").canonicalUser())
                .isNotEqualTo(UserKey.of("annlee").canonicalUser());
    }

    @Test
    void anIdOfNothingVisibleStaysItself() {
        assertThat(UserKey.of("\u200B\u200C").canonicalUser()).isEqualTo("\u200B\u200C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\uFDFA\uFDFA", "ŒUVRE 12", "İstanbul", "\u1E9E"})
    void theCanonicalFormIsItsOwn(String id) {
        String canonical = UserKey.of(id).canonicalUser();
        assertThat(UserKey.of(canonical).canonicalUser()).isEqualTo(canonical);
    }

    @Test
    void idsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> UserKey.of("a\u0000b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UserKey.of("a".repeat(10_000))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> UserKey.of(" ")).isInstanceOf(InvalidInputException.class);
    }
}
