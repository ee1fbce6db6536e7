package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a retailer says what its order numbers look like. */
class OrderFormatTest {
    private static String masked(String format, String text) {
        PlaceholderMasker masker = PlaceholderMasker.builder()
                .orderFormats(List.of(OrderFormat.of(format)))
                .build();
        return OneText.masked(masker, List.of(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NL/{2}.{3,5}x|nl/12.3456X #NL/12.345x|<ORDER_1> <ORDER_2>",
                "NL/{2}.{3,5}x|NL/12.34x NL/12.345678x|NL/12.34x NL/12.345678x",
                "NL/{2}.{3,5}x|ORD-2024-0001|ORD-2024-0001",
                "SO{8}|where is so00048213?|where is <ORDER_1>?",
                "SO{8}|#SO00048213, XSO00048213, SO000482134|<ORDER_1>, XSO00048213, SO000482134",
                "#{4}|#1001 but not 1001 or #10012|<ORDER_1> but not 1001 or #10012",
                "{3}-{7}-{7}|112-1234567-1234567|<ORDER_1>",
                "{3}-{7}-{7}|112\u20111234567\u20111234567|<ORDER_1>",
                "BE{6}|B\u200bE\uff10\uff14\uff18213|<ORDER_1>",
                "BE {6}|BE\u00a0048213|<ORDER_1>",
                "BE-{6}|BE%2D048213|<ORDER_1>",
            })
    void numbersInTheRetailersFormatAreMasked(String format, String text, String masked) {
        assertThat(masked(format, text)).isEqualTo(masked);
    }

    @Test
    void severalFormatsAndTheWordOrderWorkTogether() {
        PlaceholderMasker masker = PlaceholderMasker.builder()
                .orderFormats(List.of(OrderFormat.of("A{4}"), OrderFormat.of("A{4}-{2}")))
                .build();

        assertThat(OneText.masked(masker, List.of(), "A1234 A1234-56 order 48213"))
                .isEqualTo("<ORDER_1> <ORDER_2> order <ORDER_3>");
    }

    @Test
    void withoutFormatsOnlyTheWordOrderTells() {
        PlaceholderMasker masker =
                PlaceholderMasker.builder().orderFormats(List.of()).build();

        assertThat(OneText.masked(masker, List.of(), "ORD-2024-0001 order 48213"))
                .isEqualTo("ORD-2024-0001 order <ORDER_1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "ORD", "{2}", "{3}{4}", "{3}4", "{0}", "{4,3}", "{31}", "{", "{a}", "{3", "{3,}", "{-3}"
            })
    void formatsThatCannotWorkAreRefused(String format) {
        assertThatThrownBy(() -> OrderFormat.of(format)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFormatOfMoreThan64CharactersIsRefused() {
        assertThatThrownBy(() -> OrderFormat.of("A".repeat(62) + "{3}")).isInstanceOf(InvalidInputException.class);
    }
}
