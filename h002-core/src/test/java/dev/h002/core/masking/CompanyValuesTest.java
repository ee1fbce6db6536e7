package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.KnownValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays visible because it is the company's, and what is masked because the company says so. */
class CompanyValuesTest {
    private static final int MOST = 10_000;

    private static final PlaceholderMasker COMPANY = PlaceholderMasker.builder()
            .allow("support@shop.example.com")
            .allow("+1 800-253-0000")
            .allow("55 Market Street")
            .allow("55 Market Street, San Francisco, CA 94103")
            .allow("203.0.113.7")
            .allow("DE89 3704 0044 0532 0130 00")
            .deny(new EntityType("PROJECT"), "Blue Heron")
            .deny(EntityType.REFERENCE, "KX-9")
            .deny(EntityType.PHONE, "+1 650-253-0000")
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to support@shop.example.com|Write to support@shop.example.com",
                "SUPPORT@SHOP.EXAMPLE.COM|SUPPORT@SHOP.EXAMPLE.COM",
                "call 1-800-253-0000 or (800) 253 0000|call 1-800-253-0000 or (800) 253 0000",
                "+18002530000|+18002530000",
                "visit us at 55 market street|visit us at 55 market street",
                "55 Market Street, San Francisco, CA 94103|55 Market Street, San Francisco, CA 94103",
                "DE89370400440532013000|DE89370400440532013000",
                "203.0.113.7|203.0.113.7",
                "support%40shop.example.com|support%40shop.example.com",
            })
    void theCompanysOwnValuesStayVisibleInAnySpelling(String text, String masked) {
        assertThat(OneText.masked(COMPANY, List.of(), text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "me.support@shop.example.com|<EMAIL_1>",
                "support@shop.example.com.evil.example|<EMAIL_1>",
                "maya@shop.example.com|<EMAIL_1>",
                "1-800-253-0001|<PHONE_1>",
                "57 Market Street|<ADDRESS_1>",
                "https://x.example/?token=abc&from=support@shop.example.com|<URL_1>",
                "support@shop.example.com bob@example.com|support@shop.example.com <EMAIL_1>",
            })
    void whatIsLongerOrOtherThanAnAllowedValueIsMasked(String text, String masked) {
        assertThat(OneText.masked(COMPANY, List.of(), text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the Blue Heron launch|the <PROJECT_1> launch",
                "Bl\u200bue\u00a0H\u00e9ron|<PROJECT_1>",
                "the blue herons fly|the blue herons fly",
                "a KX-9 and a kx-9|a <REFERENCE_1> and a <REFERENCE_1>",
                "item 6502530000|item <PHONE_1>",
            })
    void deniedValuesAreMaskedInAnySpelling(String text, String masked) {
        assertThat(OneText.masked(COMPANY, List.of(), text)).isEqualTo(masked);
    }

    @Test
    void whatIsTheCustomersIsMaskedAlthoughItIsAllowed() {
        List<KnownValue> known = List.of(
                new KnownValue(EntityType.EMAIL, "Support@shop.example.com"),
                new KnownValue(EntityType.PHONE, "800 253 0000"));

        assertThat(OneText.masked(COMPANY, known, "support@shop.example.com 1-800-253-0000"))
                .isEqualTo("<EMAIL_1> <PHONE_1>");
    }

    @Test
    void whatIsDeniedIsMaskedAlthoughItIsAllowed() {
        PlaceholderMasker both = PlaceholderMasker.builder()
                .allow("sales@shop.example.com")
                .deny(EntityType.EMAIL, "sales@shop.example.com")
                .build();

        assertThat(OneText.masked(both, List.of(), "sales@shop.example.com")).isEqualTo("<EMAIL_1>");
    }

    @Test
    void blankValuesAndTooManyAreRefused() {
        PlaceholderMasker.Builder builder = PlaceholderMasker.builder();
        for (int i = 0; i < MOST; i++) {
            builder.allow("a" + i + "@x.example").deny(EntityType.REFERENCE, "R" + i);
        }

        assertThatThrownBy(() -> builder.allow("b@x.example")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.deny(EntityType.NAME, "Maya")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PlaceholderMasker.builder().deny(EntityType.NAME, "\t"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(OneText.masked(builder.build(), List.of(), "a9999@x.example R9999"))
                .isEqualTo("a9999@x.example <REFERENCE_1>");
    }
}
