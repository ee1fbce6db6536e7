package dev.h002.core.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Need;
import dev.h002.core.fixture.DemoShop;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderChoiceTest {
    private final DemoShop shop = new DemoShop();

    @BeforeEach
    void order() {
        shop.data.orders.clear();
        shop.data.orders.add(order("A-4", "ready_for_pickup", List.of(), "Hand Cream", "Lip Balm"));
        shop.data.orders.add(order("A-3", "shipped", List.of("TRACK-33"), "Wool Socks"));
        shop.data.orders.add(order("A-2", "returned", List.of("TRACK-22"), "Pocket Radio"));
    }

    @Test
    void aNumberNamesItsOrderWhetherOpenOrNot() throws Exception {
        assertThat(named("where is TRACK-33?")).containsExactly("A-3");
        assertThat(named("what became of A-2")).containsExactly("A-2");
        assertThat(open("what became of A-2")).isEmpty();
    }

    @Test
    void anItemNamesTheOrderThatHoldsIt() throws Exception {
        assertThat(named("where are my socks?")).containsExactly("A-3");
        assertThat(open("cancel the hand cream")).containsExactly("A-4");
        assertThat(named("where is my pocket radio")).containsExactly("A-2");
        assertThat(named("is the radio coming?")).isEmpty();
    }

    @Test
    void aParcelIsRatherTheOneThatTravels() throws Exception {
        assertThat(open("change the address of my parcel")).containsExactly("A-3", "A-4");
        assertThat(open("cancel my order")).containsExactlyInAnyOrder("A-3", "A-4");
    }

    private List<String> named(String message) throws Exception {
        return ids(OrderChoice.named(shop.gather(Need.ORDER_STATUS, message), message));
    }

    private List<String> open(String message) throws Exception {
        return ids(OrderChoice.open(shop.gather(Need.CANCEL_CHANGE, message), message));
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    private static Order order(String id, String status, List<String> tracking, String... items) {
        return new Order(
                id,
                "u-1",
                DemoShop.NOW,
                status,
                Arrays.stream(items)
                        .map(item -> new OrderItem(null, item, 1, BigDecimal.ONE))
                        .toList(),
                BigDecimal.TEN,
                "USD",
                null,
                tracking);
    }
}
