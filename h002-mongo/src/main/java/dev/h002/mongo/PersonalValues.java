package dev.h002.mongo;

import dev.h002.UserKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What in a text would lead back to one customer: their id, name, email, phone, street, order, tracking and payment numbers.
 * Only values that are no plain word and have five characters or more, numbers eight, are looked for, whole and in any case:
 * {@code Maya} alone may be anybody. Not thread-safe.
 */
final class PersonalValues {
    private static final int SHORTEST = 5;
    /** Shorter numbers are too often something else. */
    private static final int SHORTEST_NUMBER = 8;
    /** Metadata that say whom a passage is about. */
    private static final Set<String> NAMING = Set.of("user", "userid", "customer", "customerid", "client", "clientid");

    private final String user;
    private final Set<String> values = new LinkedHashSet<>();

    PersonalValues(UserKey user) {
        this.user = user.user();
        add(user.user());
    }

    void addProfile(Document profile) {
        for (String field : List.of("name", "email", "phone")) {
            add(profile.get(field));
        }
        if (profile.get("address") instanceof Document address) {
            // Not the second line: "Floor 2" may be anybody's.
            add(address.get("line1"));
        }
        addAll(profile.get("paymentIds"));
    }

    void addOrder(String id, Document order) {
        add(id);
        addAll(order.get("trackingIds"));
    }

    private void addAll(@Nullable Object list) {
        if (list instanceof Collection<?> several) {
            several.forEach(this::add);
        }
    }

    private void add(@Nullable Object value) {
        if (value instanceof String text) {
            String plain = text.strip().toLowerCase(Locale.ROOT);
            boolean word = plain.chars().allMatch(Character::isLetter);
            boolean number = plain.chars().allMatch(Character::isDigit);
            if (plain.length() >= (number ? SHORTEST_NUMBER : SHORTEST) && !word) {
                values.add(plain);
            }
        }
    }

    /** Whether a metadata entry names the customer: by any of the values, or the id under a name that says so. */
    boolean areNamedBy(String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return (NAMING.contains(plain) && value.equalsIgnoreCase(user)) || areIn(value);
    }

    /** Whether one of the values is in a text, not as a part of a longer word or number. */
    boolean areIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return values.stream().anyMatch(value -> holds(lower, value));
    }

    private static boolean holds(String text, String value) {
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            int end = at + value.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Hides them. */
    @Override
    public String toString() {
        return "PersonalValues[" + values.size() + "]";
    }
}
