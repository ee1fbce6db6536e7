package dev.h002.benchmarks;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An invented customer. The phone numbers are of the range kept for fiction, the mail hosts of the one kept for examples. */
record ChatCustomer(
        String firstName,
        String name,
        String email,
        String otherEmail,
        String phone,
        String otherPhone,
        String card,
        String address,
        List<String> orders) {
    static ChatCustomer random(Random random) {
        String first = pick(random, ChatTemplates.FIRST_NAMES);
        String last = pick(random, ChatTemplates.LAST_NAMES);
        return new ChatCustomer(
                first,
                first + " " + last,
                email(random, first, last),
                email(random, pick(random, ChatTemplates.FIRST_NAMES), last),
                String.format(Locale.ROOT, "(415) 555-01%02d", random.nextInt(100)),
                String.format(Locale.ROOT, "+1 212-555-01%02d", random.nextInt(100)),
                card(random),
                String.format(
                        Locale.ROOT,
                        "%d %s, %s",
                        1 + random.nextInt(400),
                        pick(random, ChatTemplates.STREETS),
                        pick(random, ChatTemplates.CITIES)),
                List.of(
                        "#W" + (1_000_000 + random.nextInt(9_000_000)),
                        String.format(Locale.ROOT, "ORD-2026-%05d", random.nextInt(100_000))));
    }

    /** What a shop's profile says of this customer; the card, and the data of others, are in no profile. */
    List<KnownValue> known() {
        return List.of(
                new KnownValue(EntityType.NAME, name),
                new KnownValue(EntityType.EMAIL, email),
                new KnownValue(EntityType.PHONE, phone),
                new KnownValue(EntityType.ADDRESS, address),
                new KnownValue(EntityType.ORDER, orders.get(0)),
                new KnownValue(EntityType.ORDER, orders.get(1)));
    }

    private static String email(Random random, String first, String last) {
        String local = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        return local + random.nextInt(100) + "@" + pick(random, ChatTemplates.MAIL_HOSTS);
    }

    /** Sixteen digits whose last one is the check digit of ISO/IEC 7812-1, annex B. */
    private static String card(Random random) {
        StringBuilder digits = new StringBuilder("4");
        while (digits.length() < 15) {
            digits.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = digits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        digits.append((10 - sum % 10) % 10);
        return digits.insert(12, ' ').insert(8, ' ').insert(4, ' ').toString();
    }

    static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Hides everything, as every value with personal data does. */
    @Override
    public String toString() {
        return "ChatCustomer[hidden]";
    }
}
