package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recognized as an order's number, in the retailer's formats and behind words for orders. */
class OrderFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is #W1234567?|Where is <ORDER_1>?",
                "ORD-2024-0001|<ORDER_1>",
                "ord-2026-004812 is late|<ORDER_1> is late",
                "#w123456 and #W123456789|<ORDER_1> and <ORDER_2>",
                "(#W1234567)|(<ORDER_1>)",
                "#W1234567,#W1234568|<ORDER_1>,<ORDER_2>",
                "**#W1234567**|**<ORDER_1>**",
                "/orders/ORD-2024-0001/items|/orders/<ORDER_1>/items",
                "#ORD-2024-0001|<ORDER_1>",
            })
    void numbersInTheDefaultFormats(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order 48213|order <ORDER_1>",
                "Order no. 48213 please|Order no. <ORDER_1> please",
                "order number is 482|order number is <ORDER_1>",
                "order #48213|order <ORDER_1>",
                "order#48213|order<ORDER_1>",
                "order #1001|order <ORDER_1>",
                "my order: AB-12345|my order: <ORDER_1>",
                "Order: 112-1234567-1234567|Order: <ORDER_1>",
                "order W1234567|order <ORDER_1>",
                "orders 48213, 48214 and 48215|orders <ORDER_1>, <ORDER_2> and <ORDER_3>",
                "orders: 48213/48214|orders: <ORDER_1>/<ORDER_2>",
                "ORDER ID 99871|ORDER ID <ORDER_1>",
                "{\"orderId\":\"48213\"}|{\"orderId\":\"<ORDER_1>\"}",
                "order (48213)|order (<ORDER_1>)",
                "order \"48213\"|order \"<ORDER_1>\"",
                "'order\n48213'|'order\n<ORDER_1>'",
                "Order No 48213.|Order No <ORDER_1>.",
                "order ref. XK-48213|order ref. <ORDER_1>",
                "purchase order 48213|purchase order <ORDER_1>",
                "my order (number 48213) is late|my order (number <ORDER_1>) is late",
                "Where's order 48213? And order 48214?|Where's order <ORDER_1>? And order <ORDER_2>?",
                "cancel order no.: 48213|cancel order no.: <ORDER_1>",
            })
    void numbersBehindTheWord(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bestellung 48213|Bestellung <ORDER_1>",
                "Bestellnummer: 48213|Bestellnummer: <ORDER_1>",
                "Meine Bestellung Nr. 48213|Meine Bestellung Nr. <ORDER_1>",
                "Auftrag 48213|Auftrag <ORDER_1>",
                "commande 48213|commande <ORDER_1>",
                "commande n\u00b0 48213|commande n\u00b0 <ORDER_1>",
                "num\u00e9ro de commande : 48213|num\u00e9ro de commande : <ORDER_1>",
                "pedido 48213|pedido <ORDER_1>",
                "pedido n\u00ba 48213|pedido n\u00ba <ORDER_1>",
                "n\u00famero de pedido 48213|n\u00famero de pedido <ORDER_1>",
                "ordine 48213|ordine <ORDER_1>",
                "numero d'ordine 48213|numero d'ordine <ORDER_1>",
                "bestelling 48213|bestelling <ORDER_1>",
                "bestelnummer 48213|bestelnummer <ORDER_1>",
                "encomenda 48213|encomenda <ORDER_1>",
                "zam\u00f3wienie 48213|zam\u00f3wienie <ORDER_1>",
                "best\u00e4llning 48213|best\u00e4llning <ORDER_1>",
            })
    void numbersBehindTheWordInOtherLanguages(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order \uff14\uff18\uff12\uff11\uff13|order <ORDER_1>",
                "order \u0664\u0668\u0662\u0661\u0663|order <ORDER_1>",
                "\uff03\uff371234567|<ORDER_1>",
                "#W123\u200b4567|<ORDER_1>",
                "ORD\u20132024\u20130001|<ORDER_1>",
                "ORD\u20112024\u20110001|<ORDER_1>",
                "order\u00a048213|order\u00a0<ORDER_1>",
                "or\u200bder 48\u200b213|or\u200bder <ORDER_1>",
                "\uff4frder 48213|\uff4frder <ORDER_1>",
                "\u043erder 48213|\u043erder <ORDER_1>",
                "%23W1234567|<ORDER_1>",
                "order%2048213|order%20<ORDER_1>",
                "&#35;W1234567|<ORDER_1>",
                "order&#32;48213|order&#32;<ORDER_1>",
                "\"order\\u002048213\"|\"order\\u0020<ORDER_1>\"",
                "\u202e#W1234567\u202c|\u202e<ORDER_1>\u202c",
            })
    void disguisedNumbers(String text, String masked) {
        assertThat(OneText.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Can I order 2 coffees?",
                "I want to order 12 of them, under $20",
                "my order from 2024",
                "order 2023 was my first year",
                "in order to save 1500 points",
                "orders over 5000",
                "I placed an order 2024-01-15",
                "order 1250.50 worth",
                "reorder 48213",
                "XORD-2024-0001",
                "ORD-2024-01",
                "#W12345",
                "W12345678901",
                "Can I order 2000 pieces?",
                "order by 5 pm, over $10000",
                "on the order of 10000 requests",
                "We order 1000 units a month",
                "orders above 1000 points ship free",
                "my order of 3 shirts for 4999 points",
                "order before 1700 hours",
                "order: 3 shirts, 2 pants",
                "border 48213",
                "recorder 48213",
                "order within 90 minutes",
                "pre-order 2025 models",
                "the order was $1250"
            })
    void whatIsNoOrderNumber(String text) {
        assertThat(OneText.masked(text)).isEqualTo(text);
    }
}
