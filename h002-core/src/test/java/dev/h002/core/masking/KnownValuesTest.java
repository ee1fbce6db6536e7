package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.retail.Address;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import dev.h002.spi.KnownValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
    private static User user(String id, String name, String email, String phone, Address address) {
        return new User(id, name, email, phone, address, List.of("vegan"), List.of("pm_1"), null, Instant.EPOCH);
    }

    private static KnownValue known(EntityType type, String value) {
        return new KnownValue(type, value);
    }

    @Test
    void everythingPersonalIsListed() {
        Address address = new Address("12 Oak Street", "Apt 4", "Portland", "97201", "OR", "US");
        User user = user("u1", "Maya Chen", "maya@x.com", "+1 415-555-2671", address);
        Order order = new Order(
                "W1234567", "u1", null, "shipped", List.of(), BigDecimal.TEN, "USD", null, List.of("1Z999AA1"));

        assertThat(KnownValues.of(user, List.of(order)))
                .containsExactly(
                        known(EntityType.NAME, "Maya Chen"),
                        known(EntityType.EMAIL, "maya@x.com"),
                        known(EntityType.PHONE, "+1 415-555-2671"),
                        known(EntityType.ADDRESS, "12 Oak Street"),
                        known(EntityType.ADDRESS, "Apt 4"),
                        known(EntityType.ADDRESS, "97201"),
                        known(EntityType.ADDRESS, "Portland"),
                        known(EntityType.REFERENCE, "pm_1"),
                        known(EntityType.ORDER, "W1234567"),
                        known(EntityType.REFERENCE, "1Z999AA1"));
    }

    @Test
    void whatIsMissingIsLeftOut() {
        assertThat(KnownValues.of(null, List.of())).isEmpty();
        assertThat(KnownValues.of(user("me@x.com", " ", null, null, null), List.of()))
                .containsExactly(known(EntityType.REFERENCE, "pm_1"), known(EntityType.EMAIL, "me@x.com"));
    }
}
