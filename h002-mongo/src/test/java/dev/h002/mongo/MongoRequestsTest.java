package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Action;
import dev.h002.UserKey;
import dev.h002.spi.ConfirmedAction;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoRequestsTest {
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final MongoStores stores = database.stores();

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    @Test
    void aConfirmedActionIsWrittenOnceHoweverOftenItIsConfirmed() {
        ConfirmedAction action =
                new ConfirmedAction(UserKey.of("maya"), "a-1", Action.START_RETURN, Map.of("order", "O-1"), AT);

        assertThat(stores.requests().handle(action).done()).isTrue();
        assertThat(stores.requests().handle(action).done()).isTrue();

        assertThat(database.raw().getCollection("requests").find())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request).containsEntry("userId", "maya").containsEntry("type", "start_return");
                    assertThat(request).containsEntry("status", "new").containsEntry("at", Date.from(AT));
                    assertThat(request.get("arguments", Document.class)).containsEntry("order", "O-1");
                });
    }

    @Test
    void tenantsDoNotShareIds() {
        ConfirmedAction here = new ConfirmedAction(UserKey.of("maya"), "a-1", Action.REORDER, Map.of(), AT);
        ConfirmedAction there = new ConfirmedAction(new UserKey("acme", "maya"), "a-1", Action.REORDER, Map.of(), AT);

        stores.requests().handle(here);
        stores.requests().handle(there);

        assertThat(database.raw().getCollection("requests").countDocuments()).isEqualTo(2);
    }
}
