package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownValueTrieTest {
    private static List<String> find(String text, KnownValue... known) {
        TextScan scan = new TextScan();
        scan.read(text);
        List<String> found = new ArrayList<>();
        KnownValueTrie.of(Arrays.asList(known), "US")
                .find(
                        scan,
                        candidate -> found.add(
                                candidate.type().label() + ":" + text.substring(candidate.start(), candidate.end())));
        return found;
    }

    private static KnownValue known(EntityType type, String value) {
        return new KnownValue(type, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFERENCE|1Z999AA10123456784|1z999aa1 0123 4567 84",
                "REFERENCE|1Z999AA10123456784|1Z-999-AA1-01-2345-6784",
                "REFERENCE|pm_1Abc2Def|PM 1abc2def",
                "EMAIL|maya@example.com|MAYA@EXAMPLE.COM",
                "ADDRESS|12 Oak Street|12,Oak-Street",
                "ADDRESS|M5V 2T6|m5v2t6",
                "ORDER|ORD-2026-004812|ord 2026 004812",
                "ORDER|ORD-2026-004812|ORD2026004812",
                "PHONE|+49 30 901820|030/90 18-20",
                "PHONE|+1 415-555-2671|4.1.5.5.5.5.2.6.7.1",
                "CARD|4111111111111111|4111-1111 1111 1111",
                "NAME|Maya Chen|m.chen",
            })
    void theWholeValueIsFoundAcrossOtherSeparators(EntityType type, String value, String spelling) {
        String text = "is " + spelling + ", yes";

        assertThat(String.join(" ", find(text, known(type, value))))
                .as("digits of %s", type.label())
                .startsWith(type.label() + ":")
                .contains(spelling.substring(spelling.length() - 4));
    }

    @Test
    void theLongestValueWins() {
        assertThat(find(
                        "Oak Street Mall",
                        known(EntityType.ADDRESS, "Oak Street"),
                        known(EntityType.REFERENCE, "Oak Street Mall"),
                        known(EntityType.NAME, "Oak")))
                .contains("REFERENCE:Oak Street Mall")
                .doesNotContain("NAME:Oak");
    }

    @Test
    void shortValuesKeepTheirSeparators() {
        assertThat(find("k-x 9, kx-9, kx9", known(EntityType.REFERENCE, "KX-9")))
                .containsExactly("REFERENCE:kx-9");
    }

    @Test
    void aValueCountsAtWordBoundariesOnly() {
        assertThat(find("announce Joann anna", known(EntityType.NAME, "Ann"))).isEmpty();
        assertThat(find("148213 482134", known(EntityType.ORDER, "48213"))).isEmpty();
        assertThat(find("\u6211\u53eb\u738b\u5c0f\u660e\u5417", known(EntityType.NAME, "\u738b\u5c0f\u660e")))
                .contains("NAME:\u738b\u5c0f\u660e");
    }

    @Test
    void emptyTriesFindNothing() {
        assertThat(KnownValueTrie.of(List.of(), "US").isEmpty()).isTrue();
        assertThat(KnownValueTrie.of(List.of(known(EntityType.ORDER, "-")), "US")
                        .isEmpty())
                .isTrue();
        assertThat(find("4 42 a", known(EntityType.ORDER, "42"), known(EntityType.NAME, "a")))
                .isEmpty();
    }

    @Test
    void valuesLongerThanWhatIsReadAtOnceAreFoundInPieces() {
        String value = "word ".repeat(60).strip();

        assertThat(find("x " + value + " y", known(EntityType.ADDRESS, value))).isNotEmpty();
    }

    @Test
    void moreCharactersThanAnyCustomerHasAreRefusedWithoutAValue() {
        List<KnownValue> large = List.of(known(EntityType.NAME, "maya".repeat(250_001)));

        assertThatThrownBy(() -> KnownValueTrie.of(large, "US"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("maya");
    }
}
