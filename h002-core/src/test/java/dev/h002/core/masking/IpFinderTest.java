package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which internet addresses are recognized, and which versions, times and ratios are not. */
class IpFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7|<IP_1>",
                "My IP is 192.168.1.10.|My IP is <IP_1>.",
                "ip=203.0.113.7;port=80|ip=<IP_1>;port=80",
                "203.0.113.7:8080|<IP_1>:8080",
                "http://203.0.113.7/login|http://<IP_1>/login",
                "203.0.113.0/24|<IP_1>",
                "(203.0.113.7)|(<IP_1>)",
                "[203.0.113.7]|[<IP_1>]",
                "from 10.0.0.1 to 10.0.0.2|from <IP_1> to <IP_2>",
                "203.0.113.7,203.0.113.8|<IP_1>,<IP_2>",
                "255.255.255.255|<IP_1>",
                "X-Forwarded-For: 203.0.113.7|X-Forwarded-For: <IP_1>",
            })
    void addressesOfVersionFour(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2001:db8::1|<IP_1>",
                "2001:0db8:85a3:0000:0000:8a2e:0370:7334|<IP_1>",
                "2001:DB8:85A3::8A2E:370:7334 is mine|<IP_1> is mine",
                "fe80::1%eth0|<IP_1>",
                "::1|<IP_1>",
                "::ffff:192.0.2.128|<IP_1>",
                "[2001:db8::1]:443|[<IP_1>]:443",
                "http://[2001:db8::1]/x|http://[<IP_1>]/x",
                "2001:db8::/32|<IP_1>",
                "IP: 2001:db8::1, yes|IP: <IP_1>, yes",
                "2001:db8::1.|<IP_1>.",
            })
    void addressesOfVersionSix(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203\u3002 0.113.7|203\u3002 0.113.7",
                "203\u30020\u3002113\u30027|<IP_1>",
                "203\u20240\u2024113\u20247|<IP_1>",
                "\uff12\uff10\uff13.\uff10.\uff11\uff11\uff13.\uff17|<IP_1>",
                "203\uff0e0\uff0e113\uff0e7|<IP_1>",
                "\u0662\u0660\u0663.0.113.7|<IP_1>",
                "203.\u200b0.113.7|<IP_1>",
                "203%2E0%2E113%2E7|<IP_1>",
                "203&#46;0&#46;113&#46;7|<IP_1>",
                "\"203\\u002e0\\u002e113\\u002e7\"|\"<IP_1>\"",
                "2001\uff1adb8\uff1a\uff1a1|<IP_1>",
                "2001%3Adb8%3A%3A1|<IP_1>",
                "\u202d203.0.113.7\u202c|\u202d<IP_1>\u202c",
            })
    void disguisedAddresses(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 1.2.3.4",
                "v1.2.3.4",
                "firmware 10.0.19041.1",
                "firmware version 2.10.3.7",
                "release 3.4.5.6 is out",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4-beta",
                "10:30:45",
                "ratio 1:2:3",
                "12:30 to 14:45",
                "std::vector and a::b",
                "::",
                "00:1A:2B:3C:4D:5E",
                "1:2:3:4:5:6:7:8:9",
                "psalm 23:1 and :: or ::::",
                "1.299.000,00",
                "15.01.2024 10:30",
                "2001:db8::1::2",
                "dead:beef"
            })
    void whatIsNoAddress(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
