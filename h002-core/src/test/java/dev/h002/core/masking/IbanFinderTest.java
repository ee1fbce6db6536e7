package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recognized as an account's number, by its check digits. */
class IbanFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE89370400440532013000|<IBAN_1>",
                "DE89 3704 0044 0532 0130 00|<IBAN_1>",
                "GB29 NWBK 6016 1331 9268 19|<IBAN_1>",
                "FR1420041010050500013M02606|<IBAN_1>",
                "FR14 2004 1010 0505 0001 3M02 606|<IBAN_1>",
                "NL91 ABNA 0417 1643 00|<IBAN_1>",
                "ES91 2100 0418 4502 0005 1332|<IBAN_1>",
                "IT60 X054 2811 1010 0000 0123 456|<IBAN_1>",
                "BE68 5390 0754 7034|<IBAN_1>",
                "CH93 0076 2011 6238 5295 7|<IBAN_1>",
                "AT61 1904 3002 3457 3201|<IBAN_1>",
                "PL61 1090 1014 0000 0712 1981 2874|<IBAN_1>",
                "SE45 5000 0000 0583 9825 7466|<IBAN_1>",
                "NO93 8601 1117 947|<IBAN_1>",
                "DK50 0040 0440 1162 43|<IBAN_1>",
                "FI21 1234 5600 0007 85|<IBAN_1>",
                "IE29 AIBK 9311 5212 3456 78|<IBAN_1>",
                "PT50 0002 0123 1234 5678 9015 4|<IBAN_1>",
                "LU28 0019 4006 4475 0000|<IBAN_1>",
                "MT84 MALT 0110 0001 2345 MTLC AST0 01S|<IBAN_1>",
                "SA03 8000 0000 6080 1016 7519|<IBAN_1>",
                "AE07 0331 2345 6789 0123 456|<IBAN_1>",
                "TR33 0006 1005 1978 6457 8413 26|<IBAN_1>",
                "BR18 0036 0305 0000 1000 9795 493C 1|<IBAN_1>",
            })
    void accountsOfManyCountries(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de89370400440532013000|<IBAN_1>",
                "de89 3704 0044 0532 0130 00|<IBAN_1>",
                "IBAN: DE89370400440532013000.|IBAN: <IBAN_1>.",
                "IBAN:DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX|IBAN:<IBAN_1>, BIC COBADEFFXXX",
                "Refund to DE89 3704 0044 0532 0130 00 please|Refund to <IBAN_1> please",
                "Refund to DE89370400440532013000 and 12 more|Refund to <IBAN_1> and 12 more",
                "(DE89370400440532013000)|(<IBAN_1>)",
                "\"iban\":\"DE89370400440532013000\"|\"iban\":\"<IBAN_1>\"",
                "DE89-3704-0044-0532-0130-00|<IBAN_1>",
                "DE 89 3704 0044 0532 0130 00|<IBAN_1>",
                "DE89 37040044 0532013000|<IBAN_1>",
                "DE89.3704.0044.0532.0130.00|<IBAN_1>",
                "'DE89 3704 0044\n0532 0130 00'|<IBAN_1>",
            })
    void spellingsAndSurroundings(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000|<IBAN_1>",
                "DE89\u200b3704\u200b0044\u200b0532\u200b0130\u200b00|<IBAN_1>",
                "DE89\u202f3704\u202f0044\u202f0532\u202f0130\u202f00|<IBAN_1>",
                "DE89\u20133704\u20130044\u20130532\u20130130\u201300|<IBAN_1>",
                "\uff24\uff25\uff18\uff19 3704 0044 0532 0130 00|<IBAN_1>",
                "DE\u0668\u0669 3704 0044 0532 0130 00|<IBAN_1>",
                "DE89%203704%200044%200532%200130%2000|<IBAN_1>",
                "DE89&#32;3704&#32;0044&#32;0532&#32;0130&#32;00|<IBAN_1>",
                "\"DE89\\u00203704\\u00200044\\u00200532\\u00200130\\u002000\"|\"<IBAN_1>\"",
                "\u202dDE89370400440532013000\u202c|\u202d<IBAN_1>\u202c",
            })
    void disguisedAccounts(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013001",
                "DE8937040044053201300",
                "XX89370400440532013000",
                "GB29 is the code of the building",
                "AB12 CDEF 3456",
                "My IBAN was rejected",
                "GB2024 WINTER SALE 50 OFF",
                "PART DE12 3456 7890",
                "BIC COBADEFFXXX"
            })
    void whatIsNoAccount(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
