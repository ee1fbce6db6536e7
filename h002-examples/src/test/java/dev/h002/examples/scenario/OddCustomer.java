package dev.h002.examples.scenario;

import dev.h002.retail.Address;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A customer who writes each kind of their values once in a conversation, every one in another odd spelling.
 *
 * @param number decides on the spellings; {@link OddSpelling#ALL} in a row write every kind in every spelling
 * @param orders newest first
 */
record OddCustomer(int number, User user, List<Order> orders) {
    /** Without a factor in common with the number of spellings, so that each kind meets each spelling. */
    private static final int STEP = 7;

    /** What customers tell of themselves, and in which words. */
    enum Kind {
        NAME("I'm %s.", "This is %s speaking.", "(%s) here."),
        PHONE("Ring %s please.", "My phone is %s.", "Phone:%s."),
        STREET("Bring it to %s.", "I live at %s.", "Address: \"%s\"."),
        ORDER("Where is %s?", "%s never came.", "Is (%s) late?"),
        FIRST_NAME("Call me %s.", "Hi, %s again.", "-- %s --"),
        EMAIL("Write to %s.", "%s is where I read mail.", "Mail me [%s]."),
        TRACKING("The parcel %s does not move.", "Any news of %s?", "t=%s;"),
        INITIAL("Signed, %s.", "It is for %s.", "<%s>"),
        DIALLED_AT_HOME("Or call %s tonight.", "%s is my number.", "tel=%s;"),
        POSTAL_CODE("Do you come to %s?", "zip %s", "My postcode is %s."),
        EARLIER_ORDER("What about %s?", "Same as in %s please.", "ref=%s&x=1"),
        POSSESSIVE("Is it %s parcel?", "That was %s basket.", "Look under %s name."),
        DIALLED_ABROAD("From abroad it is %s.", "WhatsApp %s?", "call:%s"),
        PAYMENT("I paid with %s.", "Charge %s again.", "pay=%s");

        private final List<String> sentences;

        Kind(String... sentences) {
            this.sentences = List.of(sentences);
        }
    }

    private static final List<List<Kind>> MESSAGES = List.of(
            List.of(Kind.NAME, Kind.PHONE, Kind.STREET, Kind.ORDER),
            List.of(Kind.FIRST_NAME, Kind.EMAIL, Kind.TRACKING),
            List.of(Kind.INITIAL, Kind.DIALLED_AT_HOME, Kind.POSTAL_CODE, Kind.EARLIER_ORDER),
            List.of(Kind.POSSESSIVE, Kind.DIALLED_ABROAD, Kind.PAYMENT));

    /** How many messages a conversation has. */
    static final int TURNS = 1 + MESSAGES.size();

    /**
     * A value as it was typed.
     *
     * @param tells the value of the customer's records that it tells
     */
    record Typed(Kind kind, OddSpelling spelling, String sentence, String tells) {}

    /** One message: what is said, and which values that holds. */
    record Message(String text, List<Typed> typed) {}

    private record Value(String written, String tells) {}

    CustomerTraces traces() {
        return CustomerTraces.of(user, orders);
    }

    /** A first message that tells nothing, then those that do. */
    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        messages.add(new Message("What is new in the shop today?", List.of()));
        for (List<Kind> kinds : MESSAGES) {
            List<Typed> typed = kinds.stream()
                    .flatMap(kind -> value(kind).map(value -> typed(kind, value)))
                    .toList();
            messages.add(new Message(
                    String.join(" ", typed.stream().map(Typed::sentence).toList()), typed));
        }
        return List.copyOf(messages);
    }

    private Typed typed(Kind kind, Value value) {
        int turn = number + STEP * kind.ordinal();
        OddSpelling spelling = OddSpelling.ALL.get(turn % OddSpelling.ALL.size());
        String frame = kind.sentences.get(turn / OddSpelling.ALL.size() % kind.sentences.size());
        return new Typed(kind, spelling, frame.replace("%s", spelling.of(value.written)), value.tells);
    }

    /** Nothing if the customer has no such value. */
    private Stream<Value> value(Kind kind) {
        String[] name = user.name().split(" ", 2);
        String phone = CustomerTraces.phoneDigits(user);
        Address address = Objects.requireNonNull(user.address());
        return switch (kind) {
            case NAME -> same(user.name());
            case FIRST_NAME -> same(name[0]);
            case INITIAL -> same(CustomerTraces.signed(user));
            case POSSESSIVE -> Stream.of(new Value(name[1] + "'s", name[1]));
            case EMAIL -> same(Objects.requireNonNull(user.email()));
            case PHONE -> Stream.of(new Value(Objects.requireNonNull(user.phone()), phone));
            case DIALLED_AT_HOME -> Stream.of(new Value(grouped(phone, "(%s) %s-%s"), phone));
            case DIALLED_ABROAD ->
                Stream.of(new Value(grouped(phone, number % 2 == 0 ? "+1%s%s%s" : "001 %s %s %s"), phone));
            case STREET -> same(address.line1());
            case POSTAL_CODE -> same(address.postalCode());
            case PAYMENT -> same(user.paymentIds().get(0));
            case ORDER -> orders.stream().limit(1).flatMap(order -> same(order.id()));
            case EARLIER_ORDER -> orders.stream().skip(1).limit(1).flatMap(order -> same(order.id()));
            case TRACKING ->
                orders.stream()
                        .flatMap(order -> order.trackingIds().stream())
                        .limit(1)
                        .flatMap(OddCustomer::same);
        };
    }

    private static String grouped(String phone, String format) {
        return String.format(format, phone.substring(0, 3), phone.substring(3, 6), phone.substring(6));
    }

    private static Stream<Value> same(String value) {
        return Stream.of(new Value(value, value));
    }
}
