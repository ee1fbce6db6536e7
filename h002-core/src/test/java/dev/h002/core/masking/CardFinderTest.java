package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recognized as a card's number, by issuer, length and check digit. */
class CardFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111 1111 1111 1111|<CARD_1>",
                "my card is 4111-1111-1111-1111.|my card is <CARD_1>.",
                "4012888888881881|<CARD_1>",
                "5555555555554444|<CARD_1>",
                "5105 1051 0510 5100|<CARD_1>",
                "2223 0031 2200 3222|<CARD_1>",
                "3782 822463 10005|<CARD_1>",
                "371449635398431|<CARD_1>",
                "6011 1111 1111 1117|<CARD_1>",
                "3530 1113 3330 0000|<CARD_1>",
                "3056 930902 5904|<CARD_1>",
                "30569309025904|<CARD_1>",
                "6200 0000 0000 0005|<CARD_1>",
                "6205500000000000004|<CARD_1>",
                "6771 7980 2100 0008|<CARD_1>",
                "visa 4222222222222|visa <CARD_1>",
                "2200 0000 0000 0004|<CARD_1>",
            })
    void numbersOfEveryNetwork(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111.1111.1111.1111|<CARD_1>",
                "41111111 11111111|<CARD_1>",
                "'4111 1111\n1111 1111'|<CARD_1>",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1|<CARD_1>",
                "card:4111111111111111,exp 12/27|card:<CARD_1>,exp 12/27",
                "\"4111111111111111\"|\"<CARD_1>\"",
                "(4111111111111111)|(<CARD_1>)",
                "card=4111111111111111&x=1|card=<CARD_1>&x=1",
                "4111111111111111 and 5555555555554444|<CARD_1> and <CARD_2>",
                "4111111111111111/12/27/123|<CARD_1>/12/27/123",
                "Charge #4111111111111111 please|Charge #<CARD_1> please",
                "My card 4111 1111 1111 1111 was charged $19.99 on 2024-01-15|My card <CARD_1> was charged $19.99 on 2024-01-15",
                "Karte 4111 1111 1111 1111|Karte <CARD_1>",
                "carte bancaire : 5555 5555 5555 4444|carte bancaire : <CARD_1>",
                "tarjeta 5555-5555-5555-4444|tarjeta <CARD_1>",
                "my card number is 4111 1111 1111 1112|my card number is <CARD_1>",
            })
    void numbersInAnyGroupingAndSurroundings(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111\u00a01111\u00a01111\u00a01111|<CARD_1>",
                "4111\u20131111\u20131111\u20131111|<CARD_1>",
                "4111\u20111111\u20111111\u20111111|<CARD_1>",
                "4111\u22121111\u22121111\u22121111|<CARD_1>",
                "4111\u200b1111\u200b1111\u200b1111|<CARD_1>",
                "4111\u202f1111\u202f1111\u202f1111|<CARD_1>",
                "\u202e4111 1111 1111 1111\u202c|\u202e<CARD_1>\u202c",
                "\uff14\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11|<CARD_1>",
                "\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661|<CARD_1>",
                "\u06f4\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1\u06f1|<CARD_1>",
                "4111%201111%201111%201111|<CARD_1>",
                "4111&#32;1111&#32;1111&#32;1111|<CARD_1>",
                "\"4111\\u00201111\\u00201111\\u00201111\"|\"<CARD_1>\"",
            })
    void disguisedNumbers(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
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
                "1111 1111 1111 1111",
                "the card ending in 1111",
                "my card ends with 4444",
                "9400110200881234567890",
                "ISBN 9783161484100",
                "8712345678906",
                "2024-01-15 2024-02-15",
                "20240115103000",
                "GTIN 05012345678900",
                "4111-1111-1111",
                "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
                "3.1415926535897932",
                "9876543210987654",
                "100000000000000000000",
                "a gift card worth 5000 to 10000",
                "a deck of 52 cards, 4 players"
            })
    void whatIsNoCardNumber(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
