package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
    private final Lexicon lexicon = Lexicon.instance();

    private long kinds(String word) {
        return lexicon.kinds(word.toCharArray(), 0, word.length());
    }

    @ParameterizedTest
    @CsvSource({
        "street, STREET_STRONG",
        "Street, STREET_STRONG",
        "STREET, STREET_STRONG",
        "drive, STREET_WEAK",
        "rue, STREET_PREFIX",
        "apt, UNIT",
        "ca, REGION_CODE",
        "california, REGION",
        "germany, COUNTRY",
        "london, CITY",
        "march, MONTH",
        "order, ORDER",
        "bestellung, ORDER",
        "sku, PRODUCT_CONTEXT",
        "phone, PHONE_CONTEXT",
        "visa, CARD_CONTEXT",
        "ssn, ID_CONTEXT",
        "born, BIRTH_CONTEXT",
        "version, VERSION_CONTEXT",
        "password, SECRET_CONTEXT",
        "mrs, TITLE",
        "regards, CLOSING",
        "maya, GIVEN_NAME",
        "van, CONNECTOR",
        "the, FUNCTION",
    })
    void aWordIsOfItsKindInAnyCase(String word, WordKind kind) {
        assertThat(kinds(word) & kind.bit).isEqualTo(kind.bit);
    }

    @Test
    void wordsItDoesNotKnowAreOfNoKind() {
        assertThat(kinds("qzxjv")).isZero();
        assertThat(kinds("streetz")).isZero();
        assertThat(kinds("order_number_unknown")).isZero();
    }

    @Test
    void aWordIsReadBetweenItsPlacesOnly() {
        char[] text = "xstreetx".toCharArray();

        assertThat(lexicon.kinds(text, 1, 7) & WordKind.STREET_STRONG.bit).isNotZero();
        assertThat(lexicon.kinds(text, 0, 7)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lindenweg", "HAUPTSTRASSE", "keizersgracht", "Drottninggatan", "Mannerheimintie", "Marktplatz"})
    void streetsInOneWordAreKnownByTheirEnding(String word) {
        boolean street = lexicon.isStreetName(word.toCharArray(), 0, word.length());

        assertThat(street).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weg", "inweg", "strasse", "x", "shoes"})
    void anEndingAloneIsNoStreet(String word) {
        assertThat(lexicon.isStreetName(word.toCharArray(), 0, word.length())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(WordKind.class)
    void everyKindHasItsOwnBitBelowThoseOfAScan(WordKind kind) {
        assertThat(Long.bitCount(kind.bit)).isOne();
        assertThat(kind.bit).isLessThan(1L << 48);
        assertThat(Arrays.stream(WordKind.values()).filter(other -> other.bit == kind.bit))
                .containsExactly(kind);
    }
}
