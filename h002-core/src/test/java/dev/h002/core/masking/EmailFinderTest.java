package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recognized as an email address, in which disguises, and what is not. */
class EmailFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maya@example.com|<EMAIL_1>",
                "Write to maya.chen+shop@mail.example.co.uk.|Write to <EMAIL_1>.",
                "mailto:maya@example.com?x|mailto:<EMAIL_1>?x",
                "<maya@example.com>|<<EMAIL_1>>",
                "**maya@example.com**|**<EMAIL_1>**",
                "_maya@example.com_ is in italics|<EMAIL_1>_ is in italics",
                "`maya@example.com`|`<EMAIL_1>`",
                "\"maya@example.com\"|\"<EMAIL_1>\"",
                "(maya@example.com)|(<EMAIL_1>)",
                "[maya@example.com](mailto:maya@example.com)|[<EMAIL_1>](mailto:<EMAIL_1>)",
                "email=maya@example.com|email=<EMAIL_1>",
                "email:maya@example.com,phone:none|email:<EMAIL_1>,phone:none",
                "{\"email\":\"maya@example.com\"}|{\"email\":\"<EMAIL_1>\"}",
                "maya@x-y.example.com's|<EMAIL_1>'s",
                "a@b.com,c@d.org|<EMAIL_1>,<EMAIL_2>",
                "a@b.com;c@d.org/e@f.net|<EMAIL_1>;<EMAIL_2>/<EMAIL_3>",
                "Is it maya@example.com? Or bob@example.org!|Is it <EMAIL_1>? Or <EMAIL_2>!",
                "'maya@example.com\nbob@example.com'|'<EMAIL_1>\n<EMAIL_2>'",
                "https://shop.example.com/?email=maya@example.com&x=1|https://shop.example.com/?email=<EMAIL_1>&x=1",
                "<br>maya@example.com</br>|<br><EMAIL_1></br>",
                "MAYA.CHEN@EXAMPLE.COM|<EMAIL_1>",
            })
    void addressesInAnySurroundings(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o'brien@example.com|<EMAIL_1>",
                "first_last-2024@sub.mail.example.museum|<EMAIL_1>",
                "m@x.io|<EMAIL_1>",
                "12345@qq.com|<EMAIL_1>",
                "maya!def%x@example.com|<EMAIL_1>",
                "\"maya chen\"@example.com|<EMAIL_1>",
                "maya@[192.0.2.1]|<EMAIL_1>",
                "m\u00fcller@stra\u00dfe.de|<EMAIL_1>",
                "jos\u00e9.garc\u00eda@correo.example.es|<EMAIL_1>",
                "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a|<EMAIL_1>",
                "\u043f\u043e\u043b\u044c\u0437\u043e\u0432\u0430\u0442\u0435\u043b\u044c@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444|<EMAIL_1>",
                "maya@xn--e1afmkfd.xn--p1ai|<EMAIL_1>",
                "m\u0430ya@ex\u0430mple.com|<EMAIL_1>",
            })
    void addressesOfEveryShape(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maya@exam\u200bple.com|<EMAIL_1>",
                "may\u200ba@example\u2060.com|<EMAIL_1>",
                "ma\u00adya@example.com|<EMAIL_1>",
                "may\u202ea\u202c@example.com|<EMAIL_1>",
                "maya\uff20example.com|<EMAIL_1>",
                "maya\ufe6bexample.com|<EMAIL_1>",
                "\uff4d\uff41\uff59\uff41\uff20\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff43\uff4f\uff4d|<EMAIL_1>",
                "\ud835\udc26\ud835\udc1a\ud835\udc32\ud835\udc1a@example.com|<EMAIL_1>",
                "maya@example\u3002com|<EMAIL_1>",
                "maya@example\uff61com|<EMAIL_1>",
                "maya@example\u2024com|<EMAIL_1>",
                "maya @ example.com|<EMAIL_1>",
                "maya @example.com|<EMAIL_1>",
                "maya@ example.com|<EMAIL_1>",
                "maya\u00a0@\u00a0example.com|<EMAIL_1>",
                "maya at example dot com|<EMAIL_1>",
                "Write to maya dot chen at example dot com please|Write to <EMAIL_1> please",
                "maya (at) example (dot) com|<EMAIL_1>",
                "maya(at)example(dot)com|<EMAIL_1>",
                "maya[at]example[dot]com|<EMAIL_1>",
                "maya [at] example.com|<EMAIL_1>",
                "maya {at} example {dot} co {dot} uk|<EMAIL_1>",
                "MAYA AT EXAMPLE DOT COM|<EMAIL_1>",
            })
    void disguisedAddresses(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maya%40example.com|<EMAIL_1>",
                "maya%2540example.com|<EMAIL_1>",
                "maya%40example%2Ecom|<EMAIL_1>",
                "%6d%61%79%61%40example.com|<EMAIL_1>",
                "https://x.example/?mail=maya%40example.com&a=b|https://x.example/?mail=<EMAIL_1>&a=b",
                "\"maya\\u0040example.com\"|\"<EMAIL_1>\"",
                "maya&#64;example.com|<EMAIL_1>",
                "maya&#x40;example&#46;com|<EMAIL_1>",
                "maya&#0064;example.com|<EMAIL_1>",
            })
    void encodedAddresses(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@maya",
                "3 @ 4.50",
                "maya@",
                "a@b",
                "a@b.c",
                "me @ home.today",
                "price@1.50",
                "a@-.com",
                "@@..com",
                "Follow us @maya.shop",
                "2 shirts @ 19.99 each",
                "I found it at example.com yesterday",
                "I looked at shop.example.com",
                "We met at noon. Dot com companies sell that too",
                "Meet me at the store in St. Louis",
                "10 @ 2.50, 20 @ 2.25",
                "npm install @scope/package@1.2.3",
                "the @media rule and user@localhost",
                "Is delivery at cost. Commonly it is free",
                "sale ends at midnight dot dot dot",
                "I am at work. Me too"
            })
    void whatIsNoEmailAddress(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
