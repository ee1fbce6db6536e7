package dev.h002.examples.web;

import dev.h002.QuotaStatus;
import dev.h002.examples.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer has used today, against what they may. */
final class UsageJson {
    private UsageJson() {}

    static Map<String, @Nullable Object> of(Storefront shop, QuotaStatus status) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("requests", part(shop.dailyRequests(), status.requestsLeft()));
        json.put("tokens", part(shop.dailyTokens(), status.tokensLeft()));
        json.put("resetsAt", Json.instant(status.resetsAt()));
        return json;
    }

    private static Map<String, @Nullable Object> part(long limit, long left) {
        boolean limited = limit != QuotaStatus.UNLIMITED && left != QuotaStatus.UNLIMITED;
        Map<String, @Nullable Object> json = Json.object();
        json.put("used", limited ? Math.max(0, limit - left) : 0);
        json.put("limit", limited ? limit : null);
        return json;
    }
}
