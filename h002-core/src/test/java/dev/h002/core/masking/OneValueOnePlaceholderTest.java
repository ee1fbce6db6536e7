package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.MaskingSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a value is written, it has one placeholder in its conversation, in every session of it. */
class OneValueOnePlaceholderTest {
    private final PlaceholderMasker masker = PlaceholderMasker.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<EMAIL_1>|maya@example.com|MAYA@Example.COM",
                "<EMAIL_1>|maya@example.com|m\u200baya\uff20example\u3002com",
                "<EMAIL_1>|maya@example.com|maya%40example.com",
                "<EMAIL_1>|maya@example.com|maya&#64;example.com",
                "<EMAIL_1>|maya@example.com|maya at example dot com",
                "<EMAIL_1>|maya@example.com|maya [at] example [dot] com",
                "<EMAIL_1>|maya@example.com|maya @ example.com",
                "<EMAIL_1>|ren\u00e9e@example.com|rene\u0301e@example.com",
                "<PHONE_1>|+1 415-555-2671|(415) 555-2671",
                "<PHONE_1>|4155552671|\uff0b\uff11 415.555.2671",
                "<PHONE_1>|415-555-2671|415\u2013555\u20132671",
                "<PHONE_1>|tel:+14155552671|%2B1%20415%20555%202671",
                "<PHONE_1>|+44 20 7946 0018|+44 (0)20 7946 0018",
                "<PHONE_1>|415-555-2671 x123|415.555.2671 ext. 123",
                "<CARD_1>|4111111111111111|4111-1111 1111.1111",
                "<CARD_1>|4111 1111 1111 1111|\uff14\uff11\uff11\uff11 1111 1111 1111",
                "<IBAN_1>|DE89370400440532013000|de89 3704 0044 0532 0130 00",
                "<IBAN_1>|DE89370400440532013000|DE89-3704-0044-0532-0130-00",
                "<NATIONAL_ID_1>|123-45-6789|SSN 123 45 6789",
                "<NATIONAL_ID_1>|SSN 123456789|123\u201145\u20116789",
                "<NATIONAL_ID_1>|12345678Z|12345678-z",
                "<IP_1>|203.0.113.7|\uff12\uff10\uff13\uff0e0\uff0e113\uff0e7",
                "<IP_1>|2001:db8::a|2001:DB8::A",
                "<ORDER_1>|order 48213|order no. #48213",
                "<ORDER_1>|#W1234567|order w1234567",
                "<ORDER_1>|ORD-2024-0001|ord\u20132024\u20130001",
                "<ORDER_1>|ORD-2024-0001|#ORD-2024-0001",
                "<ORDER_1>|order 48213|order \uff14\uff18\uff12\uff11\uff13",
                "<NAME_1>|I'm Yusuf Rossi|my name is yusuf rossi",
                "<NAME_1>|I'm Yusuf Rossi|I am YUSUF  ROSSI.",
                "<NAME_1>|I'm Zo\u00eb Dupont|I'm Zoe Dupont",
                "<ADDRESS_1>|12 Oak Street, Portland, OR 97201|'12 oak street\nportland, or 97201'",
                "<ADDRESS_1>|12 Oak Street, Portland, OR 97201|12 Oak Street Portland OR\u00a097201",
                "<DATE_OF_BIRTH_1>|born 1985-03-12|DOB 1985\u201103\u201112",
            })
    void everySpellingHasThePlaceholderOfTheFirst(String placeholder, String first, String second) {
        MaskingSession session = masker.open(List.of(), Map.of());

        assertThat(OneText.placeholders(session, first)).containsExactly(placeholder);
        assertThat(OneText.placeholders(session, second)).containsExactly(placeholder);
        assertThat(OneText.placeholders(masker.open(List.of(), session.vault()), second))
                .containsExactly(placeholder);
        assertThat(session.restore(session.mask(second).text().value())).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maya@example.com|maya@example.org",
                "maya@example.com|maya.chen@example.com",
                "415-555-2671|415-555-2672",
                "415-555-2671 x1|415-555-2671 x2",
                "4111 1111 1111 1111|4012 8888 8888 1881",
                "order 48213|order 48214",
                "order A-48213|order B-48213",
                "123-45-6789|123-45-6780",
                "203.0.113.7|203.0.113.70",
                "12 Oak Street|12 Elm Street",
                "I'm Yusuf Rossi|I'm Yusuf Bianchi",
                "password: Hunter2|password: hunter2",
                "https://a.example/?token=A1b2|https://a.example/?token=a1b2",
            })
    void differentValuesHaveDifferentPlaceholders(String first, String second) {
        MaskingSession session = masker.open(List.of(), Map.of());

        assertThat(OneText.placeholders(session, first))
                .hasSize(1)
                .doesNotContainAnyElementsOf(OneText.placeholders(session, second));
    }

    @Test
    void numbersGoOnWhereTheEarlierSessionEnded() {
        MaskingSession first = masker.open(List.of(), Map.of());
        first.mask("a@example.com and b@example.com, order 48213");
        MaskingSession second = masker.open(List.of(), first.vault());
        second.mask("c@example.com");
        MaskingSession third = masker.open(List.of(), second.vault());

        assertThat(third.mask("d@example.com B@example.com c@example.com 48213")
                        .text()
                        .value())
                .isEqualTo("<EMAIL_4> <EMAIL_2> <EMAIL_3> <ORDER_1>");
        assertThat(third.restore("<EMAIL_1> <ORDER_1>")).isEqualTo("a@example.com 48213");
    }

    @Test
    void anIntroducedNameIsFoundAgainInTheNextSession() {
        MaskingSession first = masker.open(List.of(), Map.of());
        first.mask("I'm Yusuf Rossi");
        MaskingSession second = masker.open(List.of(), first.vault());

        assertThat(second.mask("yusuf rossi is waiting, says ROSSI").text().value())
                .startsWith("<NAME_1> is waiting, says <NAME_")
                .doesNotContainIgnoringCase("rossi");
    }
}
