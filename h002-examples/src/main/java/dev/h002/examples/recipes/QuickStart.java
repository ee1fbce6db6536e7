package dev.h002.examples.recipes;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.RetailAssistant;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** How do I get from data of my own to an answer, and to an action that a customer has confirmed? */
public final class QuickStart {
    private QuickStart() {}

    /** Asks, confirms, and prints both answers. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (Assistant assistant = RetailAssistant.builder()
                .retailData(shop())
                .sourceDeadline(
                        Duration.ofSeconds(3)) // a process that has just started is slow; a service keeps 300 ms
                .build()) {
            Reply offer = assistant.ask(Question.of("maya", "I'm cold").at(40.7130, -74.0060));
            out.println(offer.text());
            offer.actions().forEach(action -> out.println("  - " + action.label()));

            Reply done = assistant.ask(Question.of("maya", "yes").in(offer.conversationId()));
            out.println(done.text());
        }
    }

    /** One customer, one café around the corner, and a coupon for what it sells. */
    static RetailData shop() {
        Instant now = Instant.now();
        List<String> cocoa = List.of("cocoa");
        List<String> tags = List.of("warm", "drink", "sweet");
        return InMemoryRetailData.builder()
                .user(new User(
                        "maya", "Maya Lindqvist", "maya@example.org", null, null, List.of(), List.of(), null, now))
                .store(new Store(
                        "downtown",
                        "Downtown Café",
                        new GeoPoint(40.71339, -74.0060),
                        null,
                        ZoneOffset.UTC,
                        null, // always open
                        List.of("cafe"),
                        cocoa))
                .product(new Product(
                        "cocoa",
                        "Hot Chocolate",
                        "hot drinks",
                        tags,
                        new BigDecimal("4.90"),
                        "USD",
                        "Dark and creamy."))
                .coupon(fifteenPercentOff(cocoa, now))
                .build();
    }

    private static Coupon fifteenPercentOff(List<String> products, Instant now) {
        return new Coupon(
                "WARM15",
                null, // for everybody
                List.of("downtown"),
                products,
                List.of(),
                new BigDecimal("15"),
                null,
                null,
                "15% off Hot Chocolate",
                now,
                now.plus(Duration.ofDays(7)),
                null,
                0);
    }
}
