package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingsTest {
    private static final int MOST = 100_000;

    private final Spellings spellings = new Spellings();

    @Test
    void aSpellingIsGivenBackWhereItStood() {
        spellings.remember(1, "MAYA");
        spellings.remember(2, "maya");

        assertThat(spellings.at(1)).isEqualTo("MAYA");
        assertThat(spellings.at(2)).isEqualTo("maya");
        assertThat(spellings.at(3)).isNull();
    }

    @Test
    void thePlaceholdersOwnSpellingNeedsNoPlace() {
        assertThat(spellings.isEmpty()).isTrue();
        spellings.remember(1, null);
        assertThat(spellings.isEmpty()).isTrue();
        spellings.remember(1, "MAYA");
        assertThat(spellings.isEmpty()).isFalse();
        spellings.remember(1, null);
        assertThat(spellings.at(1)).isNull();
        assertThat(spellings.isEmpty()).isTrue();
    }

    @Test
    void theLatestAreKeptAndTheOldestGiveWay() {
        for (int i = 0; i <= MOST; i++) {
            spellings.remember(i, "v" + i);
        }
        assertThat(spellings.at(0)).isNull();
        assertThat(spellings.at(1)).isEqualTo("v1");

        spellings.remember(1, "again");
        spellings.remember(MOST + 1, "new");
        assertThat(spellings.at(1)).isEqualTo("again");
        assertThat(spellings.at(2)).isNull();
    }

    @Test
    void aHashIsTheSameInOnePieceAndInMany() {
        String text = "Hello <NAME_1>, \ud83d\ude00";
        long whole = Spellings.hash(Spellings.START, text, 0, text.length());
        long pieces = Spellings.START;
        for (int i = 0; i < text.length(); i++) {
            pieces = Spellings.hash(pieces, text, i, i + 1);
        }

        assertThat(pieces).isEqualTo(whole);
        assertThat(Spellings.hash(Spellings.START, "", 0, 0)).isEqualTo(Spellings.START);
        assertThat(Spellings.hash(Spellings.START, "hello <NAME_1>", 0, 14))
                .isNotEqualTo(Spellings.hash(Spellings.START, "Hello <NAME_1>", 0, 14));
    }
}
