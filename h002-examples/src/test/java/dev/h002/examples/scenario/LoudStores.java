package dev.h002.examples.scenario;

import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.mongo.MongoStores;
import dev.h002.retail.User;
import dev.h002.spi.Conversation;
import dev.h002.spi.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Uses every store on the database that is named, in a process where each logger is as loud as can be, the driver's too. */
final class LoudStores {
    private LoudStores() {}

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
        UserKey maya = UserKey.of("maya.lindqvist@example.com");
        char[] password = "Orchard Row 48!".toCharArray();
        User profile = new User(
                maya.user(),
                "Maya Lindqvist",
                maya.user(),
                "+1 212-555-0143",
                null,
                List.of("vegan"),
                List.of("pay_4111111111111111"),
                null,
                Instant.now());
        try (MongoStores stores = MongoStores.connect(arguments[0])) {
            stores.accounts(10).signUp("default", profile, password);
            stores.accounts(10).login(maya, password);
            stores.accounts(10).login(UserKey.of("zoe.quill@elsewhere.test"), password);
            stores.retailData().user(maya);
            stores.retailData().orders(maya, 5);
            stores.retailData().coupons(maya, Instant.now());
            Turn turn = new Turn(
                    MaskedText.alreadyMasked("I am <NAME_1>"),
                    MaskedText.alreadyMasked("Hello"),
                    Outcome.ANSWERED,
                    Instant.now());
            stores.conversations()
                    .save(new Conversation("c1", maya, 1, List.of(turn), List.of(), new byte[9], Instant.now()));
            stores.dailyQuota(5, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.systemUTC())
                    .reserve(maya, 10)
                    .settle(new Usage(1, 1));
            stores.privacy().export(maya, (collection, json) -> {});
            System.out.println("erased " + stores.privacy().erase(maya).total());
        }
    }
}
