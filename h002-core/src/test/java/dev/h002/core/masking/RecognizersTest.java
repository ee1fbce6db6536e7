package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recognized without being known, and what is not. */
class RecognizersTest {
    private final PlaceholderMasker masker = PlaceholderMasker.create();

    private String mask(String text) {
        MaskingSession session = masker.open(List.of(), Map.of());
        String masked = session.mask(text).text().value();
        assertThat(session.restore(masked)).isEqualTo(text);
        return masked;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maya@example.com|<EMAIL_1>",
                "Write to maya.chen+shop@mail.example.co.uk.|Write to <EMAIL_1>.",
                "mailto:maya@example.com?x|mailto:<EMAIL_1>?x",
                "<maya@example.com>|<<EMAIL_1>>",
                "**maya@example.com**|**<EMAIL_1>**",
                "email=maya@example.com|email=<EMAIL_1>",
                "m\u00fcller@stra\u00dfe.de|<EMAIL_1>",
                "maya@x-y.example.com's|<EMAIL_1>'s",
                "may\u200ba@exam\u200bple.com|<EMAIL_1>",
                "maya\uff20example.com|<EMAIL_1>",
                "a@b.com,c@d.org|<EMAIL_1>,<EMAIL_2>",
            })
    void emailAddresses(String text, String masked) {
        assertThat(mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@maya",
                "3 @ 4.50",
                "maya@",
                "a@b",
                "a@b.c",
                "me @ home.today",
                "price@1.50",
                "a@-.com",
                "@@..com"
            })
    void whatIsNoEmailAddress(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call (415) 555-2671 now|call <PHONE_1> now",
                "415-555-2671|<PHONE_1>",
                "+44 20 7946 0018|<PHONE_1>",
                "+44 (0)20 7946 0018|<PHONE_1>",
                "+1 415 555 2671 ext. 123|<PHONE_1>",
                "tel:+14155552671|tel:<PHONE_1>",
                "\uff0b1 415 555 2671|<PHONE_1>",
                "4155552671, 4155552672|<PHONE_1>, <PHONE_2>",
                "415\u00a0555\u00a02671|<PHONE_1>",
            })
    void phoneNumbers(String text, String masked) {
        assertThat(mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111 1111 1111 1111|<CARD_1>",
                "my card is 4111-1111-1111-1111.|my card is <CARD_1>.",
                "5555555555554444|<CARD_1>",
                "3782 822463 10005|<CARD_1>",
                "6011 1111 1111 1117|<CARD_1>",
                "3056 930902 5904|<CARD_1>",
                "visa 4222222222222|visa <CARD_1>",
            })
    void cardNumbers(String text, String masked) {
        assertThat(mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "SKU 4006381333931",
                "EAN: 4006381333931, article no. 4012345000009",
                "4222222222222",
                "item 4111111111111111",
                "Sizes 36 38 40 42 44 46 48 50",
                "0000 0000 0000 0000",
                "1234567890123456",
            })
    void whatIsNoCardNumber(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is #W1234567?|Where is <ORDER_1>?",
                "ORD-2024-0001|<ORDER_1>",
                "ord-2026-004812 is late|<ORDER_1> is late",
                "order 48213|order <ORDER_1>",
                "Order no. 48213 please|Order no. <ORDER_1> please",
                "order number is 482|order number is <ORDER_1>",
                "order #48213|order <ORDER_1>",
                "my order: AB-12345|my order: <ORDER_1>",
                "orders 48213, 48214 and 48215|orders <ORDER_1>, <ORDER_2> and <ORDER_3>",
                "orders: 48213/48214|orders: <ORDER_1>/<ORDER_2>",
                "ORDER ID 99871|ORDER ID <ORDER_1>",
            })
    void orderNumbers(String text, String masked) {
        assertThat(mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Can I order 2 coffees?",
                "I want to order 12 of them, under $20",
                "my order from 2024",
                "order 2023 was my first year",
                "in order to save 1500 points",
                "orders over 5000",
                "I placed an order 2024-01-15",
                "order 1250.50 worth",
                "reorder 48213",
                "XORD-2024-0001",
                "ORD-2024-01",
            })
    void whatIsNoOrderNumber(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $1,299.00, not $1299 or 1.299,00 EUR",
                "item 4155552671 and product 2025550143",
                "item 1234567890 or 0123456789",
                "from 2024-01-15 to 15.01.2024, or 01/15/2024 10:30",
                "2024-01-15 10:30:00",
                "version 2.10.1234 build 20240115",
                "ISBN 978-3-16-148410-0",
                "100 200 300 400",
                "50% off 3 for 2, 15 min, 43 m",
                "I'm cold.",
                "Where's the nearest store with coffee?",
                "size 10, 250 ml, 1000 mg, 1234567 views",
                "1 2 3 4 5 6 7 8 9 10 11 12 13",
                "if a < b and b > c then <b>bold</b>",
            })
    void pricesIdsDatesAndVersionsAreNotMasked(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @Test
    void aRetailersOwnOrderFormatReplacesTheDefaultOnes() {
        MaskingSession session = PlaceholderMasker.builder()
                .orderFormats(List.of(OrderFormat.of("NL/{2}.{3,5}x")))
                .build()
                .open(List.of(), Map.of());

        assertThat(session.mask("nl/12.3456X #NL/12.345x NL/12.34x NL/12.345678x ORD-2024-0001")
                        .text()
                        .value())
                .isEqualTo("<ORDER_1> <ORDER_2> NL/12.34x NL/12.345678x ORD-2024-0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "ORD", "{2}", "{3}{4}", "{3}4", "{0}", "{4,3}", "{31}", "{", "{a}", "{3", "{3,}", "{-3}"
            })
    void orderFormatsThatCannotWorkAreRefused(String format) {
        assertThatThrownBy(() -> OrderFormat.of(format)).isInstanceOf(InvalidInputException.class);
    }
}
