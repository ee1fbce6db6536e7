package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which postal addresses of English-speaking countries are recognized. */
class AddressFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "123 Main Street|<ADDRESS_1>",
                "I live at 123 Main St, Springfield, IL 62704.|I live at <ADDRESS_1>.",
                "123 Main Street, Apt 4B, Springfield, IL 62704|<ADDRESS_1>",
                "Ship to 1600 Pennsylvania Ave NW, Washington, DC 20500 please|Ship to <ADDRESS_1> please",
                "350 Fifth Avenue, New York, NY 10118|<ADDRESS_1>",
                "350 5th Ave, 34th Floor, New York, NY 10118, USA|<ADDRESS_1>",
                "1 Infinite Loop, Cupertino, CA 95014, USA|<ADDRESS_1>",
                "500 W 2nd St Ste 1900, Austin, TX 78701-4687|<ADDRESS_1>",
                "'12 Oak Street\nApt 4\nPortland, OR 97201'|<ADDRESS_1>",
                "'12 Oak Street\nPortland, OR 97201\nUnited States'|<ADDRESS_1>",
                "4500 N Lamar Blvd #12, Austin TX 78751|<ADDRESS_1>",
                "12-34 56th Avenue, Queens, NY 11101|<ADDRESS_1>",
                "742 Evergreen Terrace, Springfield|<ADDRESS_1>",
                "ship it to 45 elm street, springfield, il 62704|ship it to <ADDRESS_1>",
                "1234 ELM STREET, DALLAS, TX 75201|<ADDRESS_1>",
                "2000 Canyon Road, Boulder, Colorado 80301|<ADDRESS_1>",
                "77 Massachusetts Avenue, Cambridge, Massachusetts 02139|<ADDRESS_1>",
                "Unit 7, 88 Sunset Boulevard, Los Angeles, CA 90028|<ADDRESS_1>",
                "1/2 Court Square, Memphis, TN 38103|<ADDRESS_1>",
                "1 Martin Luther King Jr. Blvd., Oakland, CA 94612|<ADDRESS_1>",
                "Springfield, IL 62704|<ADDRESS_1>",
                "my address is 9 Elm Ct|my address is <ADDRESS_1>",
                "Address: 9 Elm Court, Reno NV 89501|Address: <ADDRESS_1>",
                "{\"street\":\"12 Oak Street\",\"zip\":\"97201\"}|{\"street\":\"<ADDRESS_1>\",\"zip\":\"<ADDRESS_2>\"}",
                "My new address (12 Oak Street, Portland, OR 97201) is not saved|My new address (<ADDRESS_1>) is not saved",
                "Deliver to 12 Oak Street, not 14 Elm Street|Deliver to <ADDRESS_1>, not <ADDRESS_2>",
                "Our store at 55 Market Street, San Francisco is closed|Our store at <ADDRESS_1> is closed",
                "I moved to 221B Baker Street last week|I moved to <ADDRESS_1> last week",
            })
    void addressesOfTheUnitedStates(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PO Box 77|<ADDRESS_1>",
                "P.O. Box 1234, Anchorage, AK 99501|<ADDRESS_1>",
                "p.o. box 1234|<ADDRESS_1>",
                "Post Office Box 12, Reno, NV 89501|<ADDRESS_1>",
                "POB 1234, Anchorage, AK 99501|<ADDRESS_1>",
                "GPO Box 123, Melbourne VIC 3001|<ADDRESS_1>",
                "PO Box 4, Oxford OX1 1AA|<ADDRESS_1>",
                "RR 2 Box 152, Ames, IA 50010|<ADDRESS_1>",
            })
    void postOfficeBoxes(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 Downing Street, London SW1A 2AA|<ADDRESS_1>",
                "221b Baker St, London, NW1 6XE, UK|<ADDRESS_1>",
                "Flat 2, 14 Rose Lane, Bristol BS1 4DJ|<ADDRESS_1>",
                "'Flat 2\n14 Rose Lane\nBristol\nBS1 4DJ\nUnited Kingdom'|<ADDRESS_1>",
                "14 High Street, Great Malvern, Worcestershire WR14 2AB|<ADDRESS_1>",
                "London SW1A 1AA|<ADDRESS_1>",
                "12 O'Connell Street, Dublin 1, D01 F5P2|<ADDRESS_1>",
                "350 King St W, Toronto, ON M5V 3X5|<ADDRESS_1>",
                "1234 rue Sainte-Catherine Ouest, Montr\u00e9al, QC H3B 1A7|<ADDRESS_1>",
                "Toronto, ON M5V 2T6|<ADDRESS_1>",
                "Unit 5/12 Smith Street, Fitzroy VIC 3065|<ADDRESS_1>",
                "12 George St, Sydney NSW 2000, Australia|<ADDRESS_1>",
                "5/12 Smith St, Fitzroy, Victoria 3065|<ADDRESS_1>",
                "12 Queen Street, Auckland 1010, New Zealand|<ADDRESS_1>",
                "12 MG Road, Bengaluru 560001, India|<ADDRESS_1>",
            })
    void addressesOfTheUnitedKingdomIrelandCanadaAndAustralia(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my zip is 94107|my zip is <ADDRESS_1>",
                "ZIP code 94107-1234|ZIP code <ADDRESS_1>",
                "zip: 94107|zip: <ADDRESS_1>",
                "postcode SW1A 1AA|postcode <ADDRESS_1>",
                "my postcode is sw1a1aa|my postcode is <ADDRESS_1>",
                "postal code M5V 2T6|postal code <ADDRESS_1>",
                "Do you deliver to zip code 94107?|Do you deliver to zip code <ADDRESS_1>?",
                "PLZ 10115|PLZ <ADDRESS_1>",
                "Postleitzahl: 10115|Postleitzahl: <ADDRESS_1>",
                "code postal 75002|code postal <ADDRESS_1>",
                "c\u00f3digo postal 28013|c\u00f3digo postal <ADDRESS_1>",
                "postcode 1015 CJ|postcode <ADDRESS_1>",
            })
    void postalCodesWithTheirWord(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }
}
