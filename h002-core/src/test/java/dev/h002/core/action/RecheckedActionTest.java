package dev.h002.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Action;
import dev.h002.UserKey;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckedActionTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final List<ConfirmedAction> handled = new ArrayList<>();
    private final ActionHandler till = action -> {
        handled.add(action);
        return new ActionHandler.Result(true, "");
    };

    @Test
    void aReceivedOrderIsSentBackAndNoOther() throws Exception {
        ActionHandler handler = RecheckedAction.recheck(Action.START_RETURN, till, shop("4.50", "delivered"));

        assertThat(handler.handle(action(Action.START_RETURN, Map.of("order", "O-1"))))
                .isEqualTo(new ActionHandler.Result(true, "Done: the return of order O-1 is on its way to our team."));
        assertThat(handler.handle(action(Action.START_RETURN, Map.of("order", "O-9")))
                        .done())
                .isFalse();
        assertThat(handler.handle(new ConfirmedAction(
                                UserKey.of("eve"), "a", Action.START_RETURN, Map.of("order", "O-1"), NOW))
                        .done())
                .isFalse();
        assertThat(handled).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipped", "returned", "cancelled", "refunded", "processing"})
    void whatIsNotReceivedOrAlreadyBackIsNotSentBack(String status) throws Exception {
        ActionHandler handler = RecheckedAction.recheck(Action.START_RETURN, till, shop("4.50", status));

        ActionHandler.Result result = handler.handle(action(Action.START_RETURN, Map.of("order", "O-1")));

        assertThat(result.done()).isFalse();
        assertThat(result.text()).contains("O-1").contains("no return was started");
        assertThat(handled).isEmpty();
    }

    @Test
    void anOrderIsPlacedAgainOnlyIfAllOfItIsSold() throws Exception {
        Map<String, String> order = Map.of("order", "O-1");
        assertThat(RecheckedAction.recheck(Action.REORDER, till, shop("4.50", "delivered"))
                        .handle(action(Action.REORDER, order))
                        .text())
                .isEqualTo("Done: order O-1 is placed again.");
        assertThat(RecheckedAction.recheck(Action.REORDER, till, shop(null, "delivered"))
                        .handle(action(Action.REORDER, order)))
                .isEqualTo(new ActionHandler.Result(
                        false, "Not everything of order O-1 is still sold, so nothing was ordered."));
        assertThat(handled).hasSize(1);
    }

    @Test
    void anItemGoesIntoTheBasketOnlyAtThePriceThatWasOffered() throws Exception {
        Map<String, String> item =
                Map.of("product", "p1", "item", "Hot Chocolate", "price", "4.50", "currency", "USD", "store", "s1");
        assertThat(RecheckedAction.recheck(Action.ADD_TO_BASKET, till, shop("4.50", "delivered"))
                        .handle(action(Action.ADD_TO_BASKET, item))
                        .text())
                .isEqualTo("Done: Hot Chocolate is in your basket.");
        assertThat(RecheckedAction.recheck(Action.ADD_TO_BASKET, till, shop("4.60", "delivered"))
                        .handle(action(Action.ADD_TO_BASKET, item))
                        .done())
                .isFalse();
        assertThat(RecheckedAction.recheck(Action.ADD_TO_BASKET, till, shop(null, "delivered"))
                        .handle(action(Action.ADD_TO_BASKET, item))
                        .done())
                .isFalse();
        assertThat(handled).hasSize(1);
    }

    @Test
    void aHandlersOwnWordsAreKeptAndBlankOnesAreInTheCustomersLanguage() throws Exception {
        ConfirmedAction german = new ConfirmedAction(
                UserKey.of("maya"), "a-1", Action.TALK_TO_PERSON, Map.of("about", "complaint"), NOW, Locale.GERMAN);

        assertThat(RecheckedAction.recheck(Action.TALK_TO_PERSON, till, shop("4.50", "delivered"))
                        .handle(german)
                        .text())
                .isEqualTo("Erledigt: Jemand aus unserem Team meldet sich bei dir.");
        assertThat(RecheckedAction.recheck(
                                Action.TALK_TO_PERSON,
                                action -> new ActionHandler.Result(true, "Kim calls at noon."),
                                shop("4.50", "delivered"))
                        .handle(german)
                        .text())
                .isEqualTo("Kim calls at noon.");
    }

    @Test
    void aRetailersOwnTypeIsLeftAlone() {
        assertThat(RecheckedAction.recheck("book_table", till, shop("4.50", "delivered")))
                .isSameAs(till);
    }

    private static ConfirmedAction action(String type, Map<String, String> arguments) {
        return new ConfirmedAction(UserKey.of("maya"), "a-1", type, arguments, NOW);
    }

    /** @param price of the one product, or null if it is sold no more */
    private static InMemoryRetailData shop(@org.jspecify.annotations.Nullable String price, String status) {
        InMemoryRetailData.Builder shop = InMemoryRetailData.builder()
                .store(new Store(
                        "s1",
                        "Downtown Café",
                        new GeoPoint(1, 1),
                        null,
                        ZoneOffset.UTC,
                        null,
                        List.of(),
                        List.of("p1")))
                .order(new Order(
                        "O-1",
                        "maya",
                        NOW,
                        status,
                        List.of(new OrderItem("p1", "Hot Chocolate", 1, new BigDecimal("4.50"))),
                        new BigDecimal("4.50"),
                        "USD",
                        null,
                        List.of()));
        return price == null
                ? shop.build()
                : shop.product(new Product(
                                "p1", "Hot Chocolate", "hot drinks", List.of(), new BigDecimal(price), "USD", ""))
                        .build();
    }
}
