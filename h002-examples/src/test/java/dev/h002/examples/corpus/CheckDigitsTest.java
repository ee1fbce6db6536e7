package dev.h002.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against examples that the makers of the checks published. */
class CheckDigitsTest {
    @Test
    void luhn() {
        assertThat(CheckDigits.luhn("7992739871")).isEqualTo(3);
        assertThat(CheckDigits.luhn("411111111111111")).isEqualTo(1);
        assertThat(CheckDigits.luhn("811218987")).isEqualTo(6);
    }

    @Test
    void iban() {
        assertThat(CheckDigits.iban("GB", "WEST12345698765432")).isEqualTo("GB82WEST12345698765432");
        assertThat(CheckDigits.iban("DE", "370400440532013000")).isEqualTo("DE89370400440532013000");
    }

    @Test
    void verhoeff() {
        assertThat(CheckDigits.verhoeff("236")).isEqualTo(3);
        assertThat(CheckDigits.verhoeff("12345")).isEqualTo(1);
    }

    @Test
    void mod11And10() {
        assertThat(CheckDigits.mod11And10("8609574271")).isEqualTo(9);
    }

    @Test
    void codiceFiscale() {
        assertThat(CodiceFiscale.check("RSSMRA85T10A562")).isEqualTo('S');
        assertThat(CodiceFiscale.of(new Person("Mario", "Rossi"), new Random(1)))
                .startsWith("RSSMRA")
                .hasSize(16);
    }

    @Test
    void nationalIdsFollowTheirRules() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(CheckDigits.weighted(id("bsn", seed), 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11)
                    .isZero();
            assertThat(CheckDigits.weighted(id("pesel", seed), 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10)
                    .isZero();
            assertThat(CheckDigits.weighted(id("ahv", seed), 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10)
                    .isZero();
            String nir = id("nir", seed);
            assertThat(97 - CheckDigits.mod97(nir.substring(0, 13))).isEqualTo(Integer.parseInt(nir.substring(13)));
            assertThat(id("sin", seed)).hasSize(9);
            assertThat(id("steuerid", seed)).hasSize(11).doesNotStartWith("0");
        }
    }

    /** The digits of an id. */
    private static String id(String rule, int seed) {
        Map<String, Scribe.Maker> makers = new HashMap<>();
        NationalIds.addTo(makers);
        Scribe scribe = new Scribe(
                Grammar.load(List.of("values.txt")),
                makers,
                new People(seed),
                new Random(seed),
                Locale.forLanguageTag("en-US"));
        return scribe.value(rule).replaceAll("[^0-9]", "");
    }
}
