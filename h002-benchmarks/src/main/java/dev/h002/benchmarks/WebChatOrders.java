package dev.h002.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ten orders for each of many customers, as lines to import: who has none is answered too quickly. */
final class WebChatOrders {
    private static final int EACH = 10;
    private static final List<String> STATUSES = List.of("shipped", "delivered", "delivered", "delivered", "returned");

    private WebChatOrders() {}

    static List<String> of(List<String> customers) {
        List<String> lines = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (String customer : customers) {
            for (int i = 0; i < EACH; i++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "{\"_id\":\"W-%06d\",\"userId\":\"%s\",\"placedAt\":\"%s\",\"status\":\"%s\",\"total\":4.90,"
                                + "\"currency\":\"USD\",\"storeId\":\"downtown-cafe\",\"items\":[{\"productId\":\"hot-chocolate\","
                                + "\"name\":\"Hot Chocolate\",\"quantity\":1,\"unitPrice\":4.90}]}",
                        lines.size(),
                        customer,
                        now.minus(3L * i + 1, ChronoUnit.DAYS),
                        STATUSES.get(i % STATUSES.size())));
            }
        }
        return lines;
    }
}
