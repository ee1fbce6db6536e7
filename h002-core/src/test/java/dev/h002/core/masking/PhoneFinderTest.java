package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recognized as a phone number as the world writes them, in which disguises. */
class PhoneFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call (415) 555-2671 now|call <PHONE_1> now",
                "415-555-2671|<PHONE_1>",
                "415.555.2671|<PHONE_1>",
                "415 555 2671|<PHONE_1>",
                "(415)555-2671|<PHONE_1>",
                "(415) 555 2671.|<PHONE_1>.",
                "4155552671, 4155552672|<PHONE_1>, <PHONE_2>",
                "1-415-555-2671|<PHONE_1>",
                "1 (415) 555-2671|<PHONE_1>",
                "+1 (415) 555-2671|<PHONE_1>",
                "+1.415.555.2671|<PHONE_1>",
                "+14155552671|<PHONE_1>",
                "tel:+14155552671|tel:<PHONE_1>",
                "1-800-253-0000|<PHONE_1>",
                "+1 415 555 2671 ext. 123|<PHONE_1>",
                "415-555-2671 x123|<PHONE_1>",
                "415-555-2671, ext 5|<PHONE_1>",
                "(415) 555-2671 extension 42 please|<PHONE_1> please",
                "415/555-2671|<PHONE_1>",
                "call me at 555-2671|call me at <PHONE_1>",
                "my number is 5552671|my number is <PHONE_1>",
                "Phone:4155552671|Phone:<PHONE_1>",
                "Cell-415-555-2671|Cell-<PHONE_1>",
                "416-555-0123 or 604.555.0188|<PHONE_1> or <PHONE_2>",
                "1-800-FLOWERS is not mine, 415-555-2671 is|1-800-FLOWERS is not mine, <PHONE_1> is",
                "My order is late, call 4155552671|My order is late, call <PHONE_1>",
            })
    void northAmericanNumbers(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+44 20 7946 0018|<PHONE_1>",
                "+44 (0)20 7946 0018|<PHONE_1>",
                "+44 7911 123456|<PHONE_1>",
                "0044 7911 123456|<PHONE_1>",
                "+49 30 901820|<PHONE_1>",
                "+49 (0) 30 / 90 18 20|<PHONE_1>",
                "+49-151-23456789|<PHONE_1>",
                "+33 6 12 34 56 78|<PHONE_1>",
                "+33(0)1.42.68.53.00|<PHONE_1>",
                "+34 612 34 56 78|<PHONE_1>",
                "+39 06 6982 1234|<PHONE_1>",
                "+31 6 12345678|<PHONE_1>",
                "+41 44 668 18 00|<PHONE_1>",
                "+46 70 123 45 67|<PHONE_1>",
                "+55 (11) 98765-4321|<PHONE_1>",
                "+52 55 1234 5678|<PHONE_1>",
                "+61 2 9374 4000|<PHONE_1>",
                "+91 98765 43210|<PHONE_1>",
                "+91-98765-43210|<PHONE_1>",
                "+81-3-1234-5678|<PHONE_1>",
                "+82 10-1234-5678|<PHONE_1>",
                "+86 138 0013 8000|<PHONE_1>",
                "+7 (912) 345-67-89|<PHONE_1>",
                "+971 50 123 4567|<PHONE_1>",
                "+65 9123 4567|<PHONE_1>",
                "+353 85 123 4567|<PHONE_1>",
                "WhatsApp +34612345678!|WhatsApp <PHONE_1>!",
                "+ 1 415 555 2671|<PHONE_1>",
                "(+1) 415 555 2671|<PHONE_1>",
            })
    void numbersWithACountrysCode(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My number is 020 7946 0018|My number is <PHONE_1>",
                "call me on 07911 123456|call me on <PHONE_1>",
                "07911 123456|<PHONE_1>",
                "Ruf mich an: 0151 23456789|Ruf mich an: <PHONE_1>",
                "Telefon: 030/901820|Telefon: <PHONE_1>",
                "Tel.: 030 - 90 18 20|Tel.: <PHONE_1>",
                "mon num\u00e9ro est le 06 12 34 56 78|mon num\u00e9ro est le <PHONE_1>",
                "06.12.34.56.78|<PHONE_1>",
                "Mi tel\u00e9fono es 612 345 678|Mi tel\u00e9fono es <PHONE_1>",
                "cellulare 347 123 4567|cellulare <PHONE_1>",
                "bel mij op 06-12345678|bel mij op <PHONE_1>",
                "GSM 0470 12 34 56|GSM <PHONE_1>",
                "Tel. 079 123 45 67|Tel. <PHONE_1>",
                "ring mig p\u00e5 070-123 45 67|ring mig p\u00e5 <PHONE_1>",
                "telefon 512 345 678|telefon <PHONE_1>",
                "meu telefone \u00e9 (11) 98765-4321|meu telefone \u00e9 <PHONE_1>",
                "mobile 0412 345 678|mobile <PHONE_1>",
                "phone (02) 9374 4000|phone <PHONE_1>",
                "call 98765 43210|call <PHONE_1>",
                "\u96fb\u8a71 03-1234-5678|\u96fb\u8a71 <PHONE_1>",
                "090-1234-5678|<PHONE_1>",
                "\uc804\ud654 010-1234-5678|\uc804\ud654 <PHONE_1>",
                "\u6211\u7684\u624b\u673a 138 0013 8000|\u6211\u7684\u624b\u673a <PHONE_1>",
                "\u043c\u043e\u0439 \u0442\u0435\u043b\u0435\u0444\u043e\u043d 8 (912) 345-67-89|\u043c\u043e\u0439 \u0442\u0435\u043b\u0435\u0444\u043e\u043d <PHONE_1>",
                "call 9123 4567|call <PHONE_1>",
                "my mobile: 085 123 4567|my mobile: <PHONE_1>",
            })
    void numbersWithoutOneFromOtherRegions(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }
}
