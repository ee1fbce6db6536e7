package dev.h002.examples.data;

import dev.h002.UserKey;
import dev.h002.mongo.MongoAccounts;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import java.util.List;
import java.util.Optional;

/**
 * The demo customers that can log in, all with one password that everybody may know: there is nothing to protect. Only what
 * makes the demo data gives it to them.
 */
public final class DemoAccounts {
    /** Of every demo account. */
    public static final String PASSWORD = "riverton-demo";

    private static final List<String> IDS = List.of(DemoData.DEMO_USER, "user-0001", "user-0002");

    private DemoAccounts() {}

    /** Gives the accounts their password; those that are not there are left out. */
    public static void open(MongoAccounts accounts, String tenant) {
        for (String id : IDS) {
            boolean unused = accounts.resetPassword(new UserKey(tenant, id), PASSWORD.toCharArray());
        }
    }

    /** The accounts in a shop's data; none where it does not hold the demo data. */
    public static List<User> in(RetailData data, String tenant) {
        if (data.store(tenant, DemoData.DOWNTOWN_CAFE).isEmpty()) {
            return List.of();
        }
        return IDS.stream()
                .map(id -> data.user(new UserKey(tenant, id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A few words about one of them. */
    public static String about(User account) {
        return account.id().equals(DemoData.DEMO_USER)
                ? "Stands near Downtown Café, has a coupon and a parcel under way."
                : "Likes " + String.join(", ", account.preferences()) + ".";
    }
}
