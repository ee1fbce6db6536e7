package dev.h002.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.core.prompt.PromptComposer;
import dev.h002.retail.Address;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What tells who a customer is, and a search for it in every reading of what was sent. It is written without a look at the
 * masker, and knows nothing of placeholders.
 */
final class CustomerTraces {
    /** Shorter parts of names are too often something else. */
    private static final int SHORTEST_PART = 4;
    /** From so many letters and digits on, a value is no accident where separators are left out. */
    private static final int SHORTEST_COMPACT = 6;

    private static final int PHONE_DIGITS = 10;
    /** What every prompt says, whoever asks: somebody is called Price. */
    private static final Set<String> ORDINARY =
            Set.copyOf(List.of(Readings.folded(PromptComposer.GUARD.value()).split("[^a-z]+", -1)));

    /** How a value reads; {@code compact} is empty where it counts with its separators only. */
    private record Trace(String plain, String compact) {}

    private final Map<String, Trace> traces = new LinkedHashMap<>();

    private CustomerTraces() {}

    static CustomerTraces of(User user, List<Order> orders) {
        CustomerTraces all = new CustomerTraces();
        all.add(user.name());
        all.addSigned(signed(user));
        for (String part : user.name().split(" ", -1)) {
            all.addPart(part);
            List.of(part.split("['-]", -1)).forEach(all::addPart);
        }
        all.add(Objects.requireNonNull(user.email()));
        String phone = phoneDigits(user);
        all.add(phone);
        // Without its area code it is what is left of a number that was masked in part.
        all.add(phone.substring(3));
        Address address = Objects.requireNonNull(user.address());
        all.add(address.line1());
        all.add(address.postalCode());
        user.paymentIds().forEach(all::add);
        for (Order order : orders) {
            all.add(order.id());
            all.add(order.id().replaceAll("\\D", ""));
            order.trackingIds().forEach(all::add);
        }
        return all;
    }

    /** The name as it stands below a letter. */
    static String signed(User user) {
        String name = user.name();
        return name.charAt(0) + ". " + name.substring(name.indexOf(' ') + 1);
    }

    /** The number as dialled at home. */
    static String phoneDigits(User user) {
        String digits = Objects.requireNonNull(user.phone()).replaceAll("\\D", "");
        return digits.substring(digits.length() - PHONE_DIGITS);
    }

    private void add(String value) {
        String plain = Readings.folded(value);
        String compact = Readings.compact(plain);
        traces.put(value, new Trace(plain, compact.length() < SHORTEST_COMPACT ? "" : compact));
    }

    /** An initial and a short name are too often something else. */
    private void addSigned(String signed) {
        if (Readings.compact(Readings.folded(signed)).length() >= SHORTEST_COMPACT) {
            add(signed);
        }
    }

    private void addPart(String part) {
        String plain = Readings.folded(part);
        if (plain.length() >= SHORTEST_PART && !ORDINARY.contains(plain)) {
            traces.put(part, new Trace(plain, ""));
        }
    }

    Set<String> values() {
        return traces.keySet();
    }

    /** Which of the values are anywhere in a request: its line, its headers, its body as it is and as JSON. */
    Set<String> foundIn(ModelServer.Received request) throws IOException {
        StringBuilder all = new StringBuilder(request.line()).append(Readings.END);
        request.headers()
                .forEach((name, values) ->
                        all.append(name).append(": ").append(values).append(Readings.END));
        all.append(request.body()).append(Readings.END);
        addTexts(request.json(), all);
        return foundIn(all.toString());
    }

    private static void addTexts(JsonNode node, StringBuilder all) {
        node.fieldNames().forEachRemaining(name -> all.append(name).append(Readings.END));
        node.forEach(child -> addTexts(child, all));
        if (node.isValueNode()) {
            all.append(node.asText()).append(Readings.END);
        }
    }

    /** Which of the values a text tells. */
    Set<String> foundIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String reading : Readings.decoded(text)) {
            String plain = Readings.folded(reading);
            String compact = Readings.compact(plain);
            traces.forEach((value, trace) -> {
                boolean squeezed = !trace.compact.isEmpty() && compact.contains(trace.compact);
                if (squeezed || standsIn(plain, trace.plain)) {
                    found.add(value);
                }
            });
        }
        return found;
    }

    /** Whether a value is there and not a piece of a longer word or number: Rose is not in Rosemary. */
    private static boolean standsIn(String text, String value) {
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            int end = at + value.length();
            boolean starts = at == 0 || !continues(text.charAt(at - 1), value.charAt(0));
            if (starts && (end == text.length() || !continues(text.charAt(end), value.charAt(value.length() - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean continues(char beside, char edge) {
        return Character.isDigit(edge) ? Character.isDigit(beside) : Character.isLetter(beside);
    }
}
