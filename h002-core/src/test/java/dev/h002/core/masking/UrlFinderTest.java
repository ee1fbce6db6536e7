package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which links give their holder access, and which are only links. */
class UrlFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://maya:s3cret@example.com/x|<URL_1>",
                "See https://maya:s3cret@example.com/x.|See <URL_1>.",
                "ftp://maya:s3cret@files.example.com|<URL_1>",
                "postgres://shop:pw@db.example.com:5432/orders|<URL_1>",
                "mongodb+srv://shop:pw@cluster.example.net/db?retryWrites=true|<URL_1>",
                "redis://:hunter2@cache.example.com:6379/0|<URL_1>",
                "https://token123@git.example.com/repo.git|<URL_1>",
                "(https://maya:s3cret@example.com)|(<URL_1>)",
                "[link](https://maya:s3cret@example.com/a)|[link](<URL_1>)",
                "\"https://maya:s3cret@example.com\"|\"<URL_1>\"",
                "HTTPS://MAYA:S3CRET@EXAMPLE.COM|<URL_1>",
                "https://maya:p%40ss@example.com/|<URL_1>",
                "https://maya:s3cret@192.0.2.1:8443/admin|<URL_1>",
                "https://maya.chen@example.com:pw@shop.example.com/|<URL_1>",
            })
    void linksWithCredentials(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/reset?token=abc123|<URL_1>",
                "https://example.com/a?x=1&access_token=abc123&y=2|<URL_1>",
                "https://example.com/cb#access_token=abc123&type=bearer|<URL_1>",
                "https://example.com/?api_key=abc123 works|<URL_1> works",
                "https://example.com/?apikey=abc123|<URL_1>",
                "https://bucket.example.com/f.pdf?X-Amz-Signature=abcdef0123&X-Amz-Date=1|<URL_1>",
                "https://example.com/f?sv=2022&sig=abcdef0123|<URL_1>",
                "https://example.com/login;jsessionid=ABC123|<URL_1>",
                "https://example.com/?PHPSESSID=abc123|<URL_1>",
                "https://example.com/?password=hunter2|<URL_1>",
                "https://example.com/?Token=ABC123!|<URL_1>!",
                "https://example.com/?a=1&amp;token=abc123|<URL_1>",
                "<https://example.com/?token=abc123>|<<URL_1>>",
                "<a href=\"https://example.com/?token=abc123\">here</a>|<a href=\"<URL_1>\">here</a>",
                "https://a.example/?token=abc123, https://b.example/?token=abc123|<URL_1>, <URL_2>",
                "https://example.com/?auth%5Ftoken=abc123|<URL_1>",
            })
    void linksWithTokens(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/?to\u200bken=abc123|<URL_1>",
                "https://exam\u00adple.com/?token=abc123|<URL_1>",
                "\uff48ttps://example.com/?token=abc123|<URL_1>",
                "https://example.com/?%74oken=abc123|<URL_1>",
                "https://example.com/?token%3Dabc123|<URL_1>",
                "https%3A%2F%2Fexample.com%2F%3Ftoken%3Dabc123|<URL_1>",
                "https:\\u002f\\u002fexample.com/?token=abc123|<URL_1>",
                "https:&#47;&#47;example.com/?token=abc123|<URL_1>",
                "hxxps://example.com/?token=abc123|<URL_1>",
            })
    void disguisedLinks(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/shoes?color=red&size=10",
                "https://example.com/a#reviews",
                "https://example.com/search?q=token",
                "https://example.com/?page=2&sort=price",
                "https://example.com:8443/a/b.html",
                "https://example.com/token/sale",
                "https://example.com/@maya/posts",
                "https://example.com/?token=",
                "http://localhost:8080/health",
                "https://example.com/monkey?monkey=banana",
                "see https://example.com?utm_source=mail&utm_campaign=spring",
                "ftp://files.example.com/readme.txt",
                "What is https:// for?",
                "://token=1"
            })
    void linksThatAnybodyMayOpen(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/?mail=maya@example.com|https://example.com/?mail=<EMAIL_1>",
                "https://example.com/?tel=%2B14155552671|https://example.com/?tel=<PHONE_1>",
                "https://203.0.113.7/login|https://<IP_1>/login",
                "https://example.com/orders/ORD-2024-0001|https://example.com/orders/<ORDER_1>",
                "https://example.com/?token=abc123&mail=maya@example.com|<URL_1>",
            })
    void linksWithOtherPersonalValues(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }
}
