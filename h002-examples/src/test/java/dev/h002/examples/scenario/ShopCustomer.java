package dev.h002.examples.scenario;

import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A customer with their orders, and what of it no model may see.
 *
 * @param orders at least one
 */
record ShopCustomer(User user, List<Order> orders) {
    private static final int SHORTEST_PART = 4;
    private static final int NATIONAL_DIGITS = 10;
    /** Surnames that spellings differ in; every third customer has one of them. */
    private static final List<String> SURNAMES = List.of(
            "Lindström",
            "Núñez",
            "O'Connor",
            "García-Pérez",
            "Şahin",
            "Łukasiewicz",
            "Müller",
            "Dvořák",
            "Søndergaard",
            "D'Angelo",
            "Nguyễn",
            "Côté");

    /** The same customer with a surname that is not plain letters. */
    ShopCustomer renamed(int number) {
        String name = firstName() + " " + SURNAMES.get(number % SURNAMES.size());
        User renamed = new User(
                user.id(),
                name,
                user.email(),
                user.phone(),
                user.address(),
                user.preferences(),
                user.paymentIds(),
                user.lastLocation(),
                user.createdAt());
        return new ShopCustomer(renamed, orders);
    }

    String firstName() {
        return user.name().split(" ")[0];
    }

    String lastName() {
        return user.name().substring(user.name().lastIndexOf(' ') + 1);
    }

    String email() {
        return Objects.requireNonNull(user.email());
    }

    String phone() {
        return Objects.requireNonNull(user.phone());
    }

    String phoneDigits() {
        String digits = phone().replaceAll("\\D", "");
        return digits.substring(digits.length() - NATIONAL_DIGITS);
    }

    String street() {
        return Objects.requireNonNull(user.address()).line1();
    }

    String postalCode() {
        return Objects.requireNonNull(user.address()).postalCode();
    }

    String payment() {
        return user.paymentIds().get(0);
    }

    String orderId() {
        return orders.get(orders.size() - 1).id();
    }

    /** Of a parcel, or of the payment where nothing was sent yet. */
    String trackingId() {
        return orders.stream()
                .flatMap(order -> order.trackingIds().stream())
                .findFirst()
                .orElse(payment());
    }

    /** Everything that must not leave, but for parts of the name that are also words of the shop. */
    Set<String> values(Set<String> shopWords) {
        Set<String> values = new LinkedHashSet<>(List.of(user.name()));
        nameParts().filter(part -> !shopWords.contains(part)).forEach(values::add);
        values.addAll(List.of(email(), phone(), phoneDigits(), street(), postalCode()));
        values.addAll(user.paymentIds());
        orders.forEach(order -> values.add(order.id()));
        orders.forEach(order -> values.addAll(order.trackingIds()));
        return values;
    }

    private Stream<String> nameParts() {
        return Stream.of(user.name().split(" "))
                .flatMap(part -> Stream.concat(
                        Stream.of(OutgoingCheck.words(part).replace(" ", "")),
                        Stream.of(OutgoingCheck.words(part).split(" "))))
                .filter(part -> part.length() >= SHORTEST_PART);
    }
}
