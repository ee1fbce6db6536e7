package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What states call people by, with and without words that announce it. */
class NationalIdFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123-45-6789|<NATIONAL_ID_1>",
                "my SSN is 123-45-6789.|my SSN is <NATIONAL_ID_1>.",
                "(078-05-1120)|(<NATIONAL_ID_1>)",
                "SSN:123-45-6789,|SSN:<NATIONAL_ID_1>,",
                "12345678Z|<NATIONAL_ID_1>",
                "12345678-Z|<NATIONAL_ID_1>",
                "X1234567L|<NATIONAL_ID_1>",
                "X-1234567-L|<NATIONAL_ID_1>",
                "mi DNI es 12345678Z|mi DNI es <NATIONAL_ID_1>",
                "RSSMRA85T10A562S|<NATIONAL_ID_1>",
                "rssmra85t10a562s|<NATIONAL_ID_1>",
                "AB123456C|<NATIONAL_ID_1>",
                "AB 12 34 56 C|<NATIONAL_ID_1>",
            })
    void numbersKnownByTheirLooks(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSN: 123 45 6789|SSN: <NATIONAL_ID_1>",
                "SSN 123456789|SSN <NATIONAL_ID_1>",
                "social security number 123456789|social security number <NATIONAL_ID_1>",
                "My social security number is 123.45.6789|My social security number is <NATIONAL_ID_1>",
                "ITIN 912-70-1234|ITIN <NATIONAL_ID_1>",
                "tax id: 12-3456789|tax id: <NATIONAL_ID_1>",
                "EIN 12-3456789|EIN <NATIONAL_ID_1>",
                "SIN: 046 454 286|SIN: <NATIONAL_ID_1>",
                "TFN 123 456 782|TFN <NATIONAL_ID_1>",
                "Aadhaar 2345 6789 0124|Aadhaar <NATIONAL_ID_1>",
                "CPF 12345678909|CPF <NATIONAL_ID_1>",
                "passport number 533380006|passport number <NATIONAL_ID_1>",
                "passport no. AB1234567|passport no. <NATIONAL_ID_1>",
                "Passport: C01X00T47|Passport: <NATIONAL_ID_1>",
                "my passport is AB1234567|my passport is <NATIONAL_ID_1>",
                "driver's license D1234567|driver's license <NATIONAL_ID_1>",
                "driver license is S123-4567-8901|driver license is <NATIONAL_ID_1>",
                "NHS number 943 476 5919|NHS number <NATIONAL_ID_1>",
                "num\u00e9ro de s\u00e9curit\u00e9 sociale 1 85 05 78 006 084 36|num\u00e9ro de s\u00e9curit\u00e9 sociale <NATIONAL_ID_1>",
                "Steuer-ID 12 345 678 901|Steuer-ID <NATIONAL_ID_1>",
                "Personalausweis T22000129|Personalausweis <NATIONAL_ID_1>",
                "Ausweisnummer: T220001293|Ausweisnummer: <NATIONAL_ID_1>",
                "BSN 111222333|BSN <NATIONAL_ID_1>",
                "personnummer 811218-9876|personnummer <NATIONAL_ID_1>",
                "PESEL 44051401359|PESEL <NATIONAL_ID_1>",
                "CPR-nummer 070761-4285|CPR-nummer <NATIONAL_ID_1>",
                "AHV 756.9217.0769.85|AHV <NATIONAL_ID_1>",
                "CURP GODE561231GR8|CURP <NATIONAL_ID_1>",
                "codice fiscale RSSMRA85T10A562S|codice fiscale <NATIONAL_ID_1>",
                "national id: 123456789012|national id: <NATIONAL_ID_1>",
            })
    void numbersThatWordsAnnounce(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123\u201345\u20136789|<NATIONAL_ID_1>",
                "123\u201145\u20116789|<NATIONAL_ID_1>",
                "123\u221245\u22126789|<NATIONAL_ID_1>",
                "123-\u200b45-6789|<NATIONAL_ID_1>",
                "12\u00ad3-45-6789|<NATIONAL_ID_1>",
                "\uff11\uff12\uff13\uff0d\uff14\uff15\uff0d\uff16\uff17\uff18\uff19|<NATIONAL_ID_1>",
                "\u0661\u0662\u0663-\u0664\u0665-\u0666\u0667\u0668\u0669|<NATIONAL_ID_1>",
                "SSN 123\u00a045\u00a06789|SSN <NATIONAL_ID_1>",
                "SSN 1 2 3 4 5 6 7 8 9|SSN <NATIONAL_ID_1>",
                "SSN 123/45/6789|SSN <NATIONAL_ID_1>",
                "123%2D45%2D6789|<NATIONAL_ID_1>",
                "123&#45;45&#45;6789|<NATIONAL_ID_1>",
                "\"123\\u002d45\\u002d6789\"|\"<NATIONAL_ID_1>\"",
                "\u202e123-45-6789\u202c|\u202e<NATIONAL_ID_1>\u202c",
            })
    void disguisedNumbers(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456",
                "666-12-3456",
                "123-00-6789",
                "123-45-0000",
                "item 123-45-6789",
                "123-45-678",
                "123-45-67890",
                "12345678A",
                "12345678 Zebras",
                "product id 123456789",
                "the tax is 12.50",
                "I paid 123456 in taxes",
                "passport cover, 2 pieces",
                "a passport holder for 1299",
                "My ID is not working",
                "license plate frame 12345",
                "social media posts from 2023",
                "AB 12 34 56 Z"
            })
    void whatIsNoNationalId(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
