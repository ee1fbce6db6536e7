package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which postal addresses of other countries are recognized, in their orders. */
class AddressFinderEuropeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hauptstra\u00dfe 12, 10115 Berlin|<ADDRESS_1>",
                "'Hauptstrasse 12\n10115 Berlin\nDeutschland'|<ADDRESS_1>",
                "Musterstr. 5a, 80331 M\u00fcnchen|<ADDRESS_1>",
                "Ich wohne in der Lindenstra\u00dfe 7|Ich wohne in der <ADDRESS_1>",
                "Lindenweg 3, D-10115 Berlin|<ADDRESS_1>",
                "Postfach 12 34, 53111 Bonn|<ADDRESS_1>",
                "Mariahilfer Stra\u00dfe 45/2/3, 1060 Wien|<ADDRESS_1>",
                "Bahnhofstrasse 1, 8001 Z\u00fcrich|<ADDRESS_1>",
                "Bahnhofstrasse 1, CH-8001 Z\u00fcrich, Schweiz|<ADDRESS_1>",
                "Keizersgracht 123, 1015 CJ Amsterdam|<ADDRESS_1>",
                "Damrak 1-5, 1012LG Amsterdam|<ADDRESS_1>",
                "Meir 24, 2000 Antwerpen|<ADDRESS_1>",
                "Drottninggatan 53, 111 21 Stockholm|<ADDRESS_1>",
                "Karl Johans gate 22, 0159 Oslo|<ADDRESS_1>",
                "Mannerheimintie 10, 00100 Helsinki|<ADDRESS_1>",
                "ul. Marsza\u0142kowska 10/12, 00-590 Warszawa|<ADDRESS_1>",
                "V\u00e1clavsk\u00e9 n\u00e1m\u011bst\u00ed 1, 110 00 Praha|<ADDRESS_1>",
                "Andr\u00e1ssy \u00fat 60, 1062 Budapest|<ADDRESS_1>",
                "Ermou 12, 105 63 Athens, Greece|<ADDRESS_1>",
            })
    void numberBehindTheStreet(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 rue de la Paix, 75002 Paris|<ADDRESS_1>",
                "5 bis avenue Victor Hugo, 69006 Lyon|<ADDRESS_1>",
                "15, boulevard Saint-Michel, 75005 Paris, France|<ADDRESS_1>",
                "BP 123, 13001 Marseille|<ADDRESS_1>",
                "J'habite 12 rue de la Paix|J'habite <ADDRESS_1>",
                "Rue Neuve 12, 1000 Bruxelles|<ADDRESS_1>",
                "Calle de Alcal\u00e1 45, 28014 Madrid|<ADDRESS_1>",
                "C/ Mayor 12, 3\u00ba B, 28013 Madrid|<ADDRESS_1>",
                "Avda. de la Constituci\u00f3n 8, Sevilla|<ADDRESS_1>",
                "Vivo en la calle Mayor 12|Vivo en la <ADDRESS_1>",
                "Via Roma 10, 00184 Roma RM|<ADDRESS_1>",
                "Piazza del Duomo 1, 20121 Milano|<ADDRESS_1>",
                "Abito in via Garibaldi 5|Abito in <ADDRESS_1>",
                "Rua Augusta 100, 1100-053 Lisboa|<ADDRESS_1>",
                "Av. Paulista, 1578, S\u00e3o Paulo - SP, 01310-200|<ADDRESS_1>",
                "Av. Insurgentes Sur 123, Col. Roma, 06700 Ciudad de M\u00e9xico|<ADDRESS_1>",
            })
    void streetWordInFront(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }
}
