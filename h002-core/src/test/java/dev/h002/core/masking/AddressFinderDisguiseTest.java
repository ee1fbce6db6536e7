package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How addresses are disguised and encoded, and what only looks like one. */
class AddressFinderDisguiseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12\u00a0Oak\u00a0Street, Portland, OR\u00a097201|<ADDRESS_1>",
                "\uff11\uff12 Oak Street, Portland, OR 97201|<ADDRESS_1>",
                "12 \uff2f\uff41\uff4b \uff33\uff54\uff52\uff45\uff45\uff54|<ADDRESS_1>",
                "12 O\u200bak Str\u00adeet, Port\u200bland, OR 97\u200b201|<ADDRESS_1>",
                "\u0661\u0662 Oak Street, Portland, OR 97201|<ADDRESS_1>",
                "12 \u041eak Str\u0435et, Portland, OR 97201|<ADDRESS_1>",
                "12%20Oak%20Street%2C%20Portland%2C%20OR%2097201|<ADDRESS_1>",
                "12&#32;Oak&#32;Street, Portland, OR 97201|<ADDRESS_1>",
                "\"12 Oak Street\\u002c Portland\\u002c OR 97201\"|\"<ADDRESS_1>\"",
                "\u202a12 Oak Street, Portland, OR 97201\u202c|\u202a<ADDRESS_1>\u202c",
                "12 Oak Street; Portland; OR; 97201|<ADDRESS_1>",
                "12 Oak Street - Portland - OR - 97201|<ADDRESS_1>",
                "Address: **12 Oak Street**, Portland|Address: **<ADDRESS_1>**, Portland",
                "ZIP \uff19\uff14\uff11\uff10\uff17|ZIP <ADDRESS_1>",
            })
    void disguisedAddresses(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 stars for the Main Street coffee",
                "I bought 2 road bikes",
                "a 3 way switch and 12 drive bays",
                "100 court shoes in size 9",
                "20 park tickets",
                "5 place settings",
                "Street Fighter 6",
                "Call of Duty 4",
                "Levi's 501 jeans",
                "Windows 11 or iPhone 15 Pro",
                "aisle 12, terminal 5, gate 22",
                "2 close friends",
                "10 square meters",
                "a route 66 poster",
                "a 15 minute drive",
                "7 way adjustable",
                "I need 2 lane markers and 4 trail shoes",
                "90210 is my favorite show",
                "I live in Springfield",
                "It costs 97201 points",
                "Is there a store in Paris?",
                "2 Bedford Hills hoodies",
                "10 Downing hoodies and 4 Oxford shirts",
                "chapter 12, verse 3",
                "size 42 Court Vision shoes",
                "Boulevard 3 piece set",
                "1 way or another",
                "50 First Dates on DVD",
                "12 Angry Men",
                "the 4 Seasons pizza",
                "I walked 5 miles down the road",
                "2 beds in 1 room",
                "24 hour drive thru",
                "bus 12 to Main Street",
                "5 Gum and 7 Up"
            })
    void whatIsNoAddress(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
