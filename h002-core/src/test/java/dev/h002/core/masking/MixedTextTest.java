package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a number is where it could be several things, and texts with several values. */
class MixedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order 4155552671|order <ORDER_1>",
                "my order 4155552671 is late|my order <ORDER_1> is late",
                "call 4155552671|call <PHONE_1>",
                "call 4155552671 about order 48213|call <PHONE_1> about order <ORDER_1>",
                "order 48213, phone 4155552671|order <ORDER_1>, phone <PHONE_1>",
                "order 48213 415-555-2671|order <ORDER_1> <PHONE_1>",
                "my phone is 4155552671 and my order is 48213|my phone is <PHONE_1> and my order is <ORDER_1>",
                "card 4111111111111111 phone 4155552671|card <CARD_1> phone <PHONE_1>",
                "4111111111111111 4155552671|<CARD_1> <PHONE_1>",
                "4155552671 4111111111111111|<PHONE_1> <CARD_1>",
                "order 48213 paid with 4111 1111 1111 1111|order <ORDER_1> paid with <CARD_1>",
                "order number: 48213, card number: 4111111111111111|order number: <ORDER_1>, card number: <CARD_1>",
                "phone or order? 415-555-2671|phone or order? <PHONE_1>",
                "My order has not come. Phone me: (415) 555-2671|My order has not come. Phone me: <PHONE_1>",
                "order #W1234567, 415-555-2671|order <ORDER_1>, <PHONE_1>",
                "SSN 123-45-6789, phone 415-555-2671|SSN <NATIONAL_ID_1>, phone <PHONE_1>",
                "DOB 12/03/1985, SSN 123-45-6789, order 48213|DOB <DATE_OF_BIRTH_1>, SSN <NATIONAL_ID_1>, order <ORDER_1>",
                "IBAN DE89370400440532013000 order 48213|IBAN <IBAN_1> order <ORDER_1>",
                "IP 203.0.113.7, order 48213|IP <IP_1>, order <ORDER_1>",
                "my card is 378282246310005|my card is <CARD_1>",
                "zip 94107 phone 415-555-2671|zip <ADDRESS_1> phone <PHONE_1>",
            })
    void ordersPhonesAndCardsAreToldApart(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm Yusuf Rossi, yusuf@example.com, order 48213|I'm <NAME_1>, <EMAIL_1>, order <ORDER_1>",
                "Hi, I'm Maya. Ship order #W1234567 to 12 Oak Street, Portland, OR 97201.|Hi, I'm <NAME_1>. Ship order <ORDER_1> to <ADDRESS_1>.",
                "12 Oak Street, Portland, OR 97201, 415-555-2671|<ADDRESS_1>, <PHONE_1>",
                "'12 Oak Street, Portland, OR 97201\n(415) 555-2671\nmaya@example.com'|'<ADDRESS_1>\n<PHONE_1>\n<EMAIL_1>'",
                "password: hunter2, email: maya@example.com|password: <SECRET_1>, email: <EMAIL_1>",
                "maya@example.com:hunter2|<EMAIL_1>:hunter2",
                "<maya@example.com> (415) 555-2671|<<EMAIL_1>> <PHONE_1>",
                "'name,email,phone\nMaya,maya@example.com,4155552671'|'name,email,phone\nMaya,<EMAIL_1>,<PHONE_1>'",
            })
    void wholeMessages(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<EMAIL_1>|<LITERAL_1>",
                "maya@example.com is not <EMAIL_1>|<EMAIL_1> is not <LITERAL_1>",
                "<email_1> and <EMAIL_1>|<LITERAL_1> and <LITERAL_2>",
                "< EMAIL_1 >|<LITERAL_1>",
                "<EMAIL\\_1>|<LITERAL_1>",
                "<SECRET_99>maya@example.com|<LITERAL_1><EMAIL_1>",
                "<LITERAL_1>|<LITERAL_1>",
                "<<EMAIL_1>>|<<LITERAL_1>>",
                "<DATE_OF_BIRTH_12>|<LITERAL_1>",
                "<EMAIL_1_2> is none|<EMAIL_1_2> is none",
                "<EMAIL_>, <1>, <b>, <h1>, <EMAIL-1>|<EMAIL_>, <1>, <b>, <h1>, <EMAIL-1>",
                "<EMAIL_1 maya@example.com>|<EMAIL_1 <EMAIL_1>>",
            })
    void placeholdersThatWereTyped(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }
}
