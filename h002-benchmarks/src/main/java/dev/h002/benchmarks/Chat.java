package dev.h002.benchmarks;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer's side of one conversation. */
record Chat(List<KnownValue> known, List<Message> messages) {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    Chat {
        known = List.copyOf(known);
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param personal the personal values in it, in order
     */
    record Message(String text, List<KnownValue> personal) {
        Message {
            personal = List.copyOf(personal);
        }
    }

    /** The same seed gives the same chats, on every machine. */
    static List<Chat> generate(long seed, int chats, int messagesEach, ChatMix mix) {
        Random random = new Random(seed);
        List<Chat> generated = new ArrayList<>();
        for (int i = 0; i < chats; i++) {
            ChatCustomer customer = ChatCustomer.random(random);
            List<Message> messages = new ArrayList<>();
            for (int position = 0; position < messagesEach; position++) {
                List<String> templates = mix.isPersonal(position) ? ChatTemplates.PERSONAL : ChatTemplates.PLAIN;
                messages.add(fill(ChatCustomer.pick(random, templates), customer, random));
            }
            generated.add(new Chat(customer.known(), messages));
        }
        return generated;
    }

    private static Message fill(String template, ChatCustomer customer, Random random) {
        List<KnownValue> personal = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher slot = SLOT.matcher(template);
        while (slot.find()) {
            KnownValue value = personal(slot.group(1), customer, random);
            if (value != null) {
                personal.add(value);
            }
            String filling = value == null ? ordinary(slot.group(1), random) : value.value();
            slot.appendReplacement(text, Matcher.quoteReplacement(filling));
        }
        slot.appendTail(text);
        return new Message(text.toString(), personal);
    }

    private static @Nullable KnownValue personal(String slot, ChatCustomer customer, Random random) {
        return switch (slot) {
            case "first" -> new KnownValue(EntityType.NAME, customer.firstName());
            case "name" -> new KnownValue(EntityType.NAME, customer.name());
            case "email" -> new KnownValue(EntityType.EMAIL, customer.email());
            case "otherEmail" -> new KnownValue(EntityType.EMAIL, customer.otherEmail());
            case "phone" -> new KnownValue(EntityType.PHONE, customer.phone());
            case "otherPhone" -> new KnownValue(EntityType.PHONE, customer.otherPhone());
            case "card" -> new KnownValue(EntityType.CARD, customer.card());
            case "address" -> new KnownValue(EntityType.ADDRESS, customer.address());
            case "order" -> new KnownValue(EntityType.ORDER, ChatCustomer.pick(random, customer.orders()));
            default -> null;
        };
    }

    private static String ordinary(String slot, Random random) {
        return switch (slot) {
            case "item" -> ChatCustomer.pick(random, ChatTemplates.ITEMS);
            case "store" -> ChatCustomer.pick(random, ChatTemplates.STORES);
            case "percent" -> String.valueOf(5 * (1 + random.nextInt(8)));
            case "hour" -> String.valueOf(1 + random.nextInt(11));
            case "price" -> (4 + random.nextInt(60)) + ".99";
            case "other" -> (1 + random.nextInt(4)) + ".50";
            default -> throw new IllegalArgumentException("A template has the unknown slot " + slot + ".");
        };
    }
}
