package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How phone numbers are disguised and encoded, and which numbers are none. */
class PhoneFinderDisguiseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\uff0b1 415 555 2671|<PHONE_1>",
                "415\u00a0555\u00a02671|<PHONE_1>",
                "415\u202f555\u202f2671|<PHONE_1>",
                "\uff14\uff11\uff15\uff0d\uff15\uff15\uff15\uff0d\uff12\uff16\uff17\uff11|<PHONE_1>",
                "call \u0664\u0661\u0665-\u0665\u0665\u0665-\u0662\u0666\u0667\u0661|call <PHONE_1>",
                "call \u096a\u0967\u096b \u096b\u096b\u096b \u0968\u096c\u096d\u0967|call <PHONE_1>",
                "\ud835\udfd2\ud835\udfcf\ud835\udfd3-\ud835\udfd3\ud835\udfd3\ud835\udfd3-\ud835\udfd0\ud835\udfd4\ud835\udfd5\ud835\udfcf|<PHONE_1>",
                "415\u200b-555\u200b-2671|<PHONE_1>",
                "4\u00ad15-5\u206055-26\u200c71|<PHONE_1>",
                "call \u202a+14155552671\u202c|call \u202a<PHONE_1>\u202c",
                "415\u2013555\u20132671|<PHONE_1>",
                "415\u2014555\u20142671|<PHONE_1>",
                "415\u2212555\u22122671|<PHONE_1>",
                "415\u2011555\u20112671|<PHONE_1>",
                "415\u00b7555\u00b72671|<PHONE_1>",
                "415-555-2\u0336671|<PHONE_1>",
                "call 4 1 5 5 5 5 2 6 7 1|call <PHONE_1>",
                "call 4-1-5-5-5-5-2-6-7-1|call <PHONE_1>",
                "call 415 - 555 - 2671|call <PHONE_1>",
                "call 415  555  2671|call <PHONE_1>",
                "call 415--555--2671|call <PHONE_1>",
                "%2B14155552671|<PHONE_1>",
                "tel=%2B1%20415%20555%202671&x=y|tel=<PHONE_1>&x=y",
                "\"\\u002b1 415 555 2671\"|\"<PHONE_1>\"",
                "&#43;1 415 555 2671|<PHONE_1>",
                "415&#45;555&#45;2671|<PHONE_1>",
            })
    void disguisedNumbers(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "item 4155552671 and product 2025550143",
                "item 1234567890 or 0123456789",
                "It costs $1,299.00, not $1299 or 1.299,00 EUR",
                "from 2024-01-15 to 15.01.2024, or 01/15/2024 10:30",
                "2024-01-15 10:30:00",
                "2024-01-15T10:30:00.000Z",
                "version 2.10.1234 build 20240115",
                "ISBN 978-3-16-148410-0",
                "ISBN 0-306-40615-2",
                "100 200 300 400",
                "1 2 3 4 5 6 7 8 9 10 11 12 13",
                "size 10, 250 ml, 1000 mg, 1234567 views",
                "between 1000000 and 2000000 people",
                "\u20ac 1 250 000 and 10 000 000 yen",
                "37.7749, -122.4194",
                "1080x1920 or 3840x2160",
                "model 900-1234, part number 100-200-3000",
                "UPC 012345678905",
                "EAN 4006381333931",
                "2019-2024, 10:00-18:00, Mon 9-5",
                "32/34 or 36/38 or 40/42",
                "12345678 points",
                "SKU 2025550143",
                "article 2025550143 for 19.99",
                "0x4155552671",
                "serial number 4155552671",
                "weights 2.5 5 10 20 25 kg",
                "01-02-2024 and 03-04-2024",
                "1,234,567,890",
                "2 for 1, 3 for 2, 24/7",
                "Open 9am-5pm, 365 days",
                "tracking number 1Z999AA10123456784"
            })
    void whatIsNoPhoneNumber(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50% off 3 for 2, 15 min, 43 m",
                "I'm cold.",
                "Where's the nearest store with coffee?",
                "Sizes 36 38 40 42 44 46 48 50",
                "if a < b and b > c then <b>bold</b>"
            })
    void pricesIdsDatesAndVersionsAreNotMasked(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
