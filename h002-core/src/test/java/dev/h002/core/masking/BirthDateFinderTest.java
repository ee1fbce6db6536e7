package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates beside words for birth, and dates beside none. */
class BirthDateFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "born 1985-03-12|born <DATE_OF_BIRTH_1>",
                "DOB: 03/12/1985|DOB: <DATE_OF_BIRTH_1>",
                "dob 3/12/85|dob <DATE_OF_BIRTH_1>",
                "D.O.B. 12-03-1985|D.O.B. <DATE_OF_BIRTH_1>",
                "date of birth 12.03.1985|date of birth <DATE_OF_BIRTH_1>",
                "My date of birth is 12/03/1985.|My date of birth is <DATE_OF_BIRTH_1>.",
                "'Date of birth:\n12/03/1985'|'Date of birth:\n<DATE_OF_BIRTH_1>'",
                "birthdate=1985/03/12|birthdate=<DATE_OF_BIRTH_1>",
                "12/03/1985 (DOB)|<DATE_OF_BIRTH_1> (DOB)",
                "12/03/1985 is my birthday|<DATE_OF_BIRTH_1> is my birthday",
                "{\"date_of_birth\":\"1985-03-12\"}|{\"date_of_birth\":\"<DATE_OF_BIRTH_1>\"}",
                "born 1985-03-12T00:00:00Z|born <DATE_OF_BIRTH_1>T00:00:00Z",
            })
    void datesInNumbers(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I was born on March 12, 1985|I was born on <DATE_OF_BIRTH_1>",
                "born on the 12th of March, 1985|born on the <DATE_OF_BIRTH_1>",
                "date of birth 12 March 1985|date of birth <DATE_OF_BIRTH_1>",
                "my birthday is March 12|my birthday is <DATE_OF_BIRTH_1>",
                "My birthday is on 12 March, when is the sale?|My birthday is on <DATE_OF_BIRTH_1>, when is the sale?",
                "DOB 12-Mar-85|DOB <DATE_OF_BIRTH_1>",
                "DOB: MAR 12 1985|DOB: <DATE_OF_BIRTH_1>",
                "born Sept. 3rd, 1990|born <DATE_OF_BIRTH_1>",
            })
    void datesWithTheMonthsName(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "geboren am 12.03.1985|geboren am <DATE_OF_BIRTH_1>",
                "Geburtsdatum: 12. M\u00e4rz 1985|Geburtsdatum: <DATE_OF_BIRTH_1>",
                "n\u00e9 le 12 mars 1985|n\u00e9 le <DATE_OF_BIRTH_1>",
                "n\u00e9e le 12/03/1985|n\u00e9e le <DATE_OF_BIRTH_1>",
                "date de naissance : 12/03/1985|date de naissance : <DATE_OF_BIRTH_1>",
                "nac\u00ed el 12 de marzo de 1985|nac\u00ed el <DATE_OF_BIRTH_1>",
                "fecha de nacimiento: 12/03/1985|fecha de nacimiento: <DATE_OF_BIRTH_1>",
                "data di nascita 12/03/1985|data di nascita <DATE_OF_BIRTH_1>",
                "data de nascimento: 12/03/1985|data de nascimento: <DATE_OF_BIRTH_1>",
                "geboortedatum 12-03-1985|geboortedatum <DATE_OF_BIRTH_1>",
                "geboren op 12 maart 1985|geboren op <DATE_OF_BIRTH_1>",
                "f\u00f6delsedatum 1985-03-12|f\u00f6delsedatum <DATE_OF_BIRTH_1>",
                "f\u00f8dt 12.03.1985|f\u00f8dt <DATE_OF_BIRTH_1>",
                "data urodzenia 12.03.1985|data urodzenia <DATE_OF_BIRTH_1>",
            })
    void datesInOtherLanguages(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOB \uff10\uff13\uff0f\uff11\uff12\uff0f\uff11\uff19\uff18\uff15|DOB <DATE_OF_BIRTH_1>",
                "DOB \u0661\u0662/\u0660\u0663/\u0661\u0669\u0668\u0665|DOB <DATE_OF_BIRTH_1>",
                "born 1985\u201103\u201112|born <DATE_OF_BIRTH_1>",
                "born 1985\u201303\u201312|born <DATE_OF_BIRTH_1>",
                "bo\u200brn 1985-\u200b03-12|bo\u200brn <DATE_OF_BIRTH_1>",
                "born March\u00a012,\u00a01985|born <DATE_OF_BIRTH_1>",
                "\uff22orn 1985-03-12|\uff22orn <DATE_OF_BIRTH_1>",
                "dob=12%2F03%2F1985|dob=<DATE_OF_BIRTH_1>",
                "DOB 12&#47;03&#47;1985|DOB <DATE_OF_BIRTH_1>",
                "\"dob\":\"12\\u002f03\\u002f1985\"|\"dob\":\"<DATE_OF_BIRTH_1>\"",
            })
    void disguisedDates(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delivered on 1985-03-12",
                "ordered 03/12/2024, still waiting",
                "the return window ends March 12, 2024",
                "A star is born on stage 5",
                "born to run 10 miles",
                "the sale starts 12 March",
                "My appointment is on 12.03.2025",
                "born in the USA, size 32/34",
                "birthday cards, pack of 10",
                "31/31/1985 and 45.13.2024",
                "expiry 12/27",
                "12 March 2024 is when it shipped",
                "DOB 99/99/9999"
            })
    void datesThatAreNobodysBirthday(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
