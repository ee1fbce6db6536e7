package dev.h002.examples.scenario;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.RetailAssistant;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.openai.OpenAiGateway;
import dev.h002.retail.Order;
import dev.h002.spi.RetailData;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A shop full of generated customers, who talk to real assistants on several lanes, on each one after the other. */
final class ManyCustomers {
    static final int TURNS = 4;
    /** Most of a turn is waiting for loopback, so there are more lanes than cores. */
    static final int LANES = 8;

    private static final Instant NOW = Instant.parse("2026-03-04T15:00:00Z");
    /** Some have no orders. */
    private static final int SPARE = 20;

    private static final int SEED = 4711;

    private final List<ShopCustomer> people = new ArrayList<>();
    private final DemoData shop;
    private final RetailData data;

    ManyCustomers(int count) {
        shop = DemoDataGenerator.generate(count + SPARE, SEED, NOW);
        Map<String, List<Order>> orders = shop.orders().stream().collect(Collectors.groupingBy(Order::userId));
        shop.users().stream()
                .filter(user -> orders.containsKey(user.id()))
                .limit(count)
                .map(user -> new ShopCustomer(user, orders.get(user.id())))
                .forEach(one -> people.add(people.size() % 3 == 2 ? one.renamed(people.size() / 3) : one));
        data = InMemoryRetailData.builder()
                .users(people.stream().map(ShopCustomer::user).toList())
                .orders(shop.orders())
                .stores(shop.stores())
                .products(shop.products())
                .coupons(shop.coupons())
                .build();
    }

    List<ShopCustomer> ofLane(int lane) {
        List<ShopCustomer> own = new ArrayList<>();
        for (int number = lane; number < people.size(); number += LANES) {
            own.add(people.get(number));
        }
        return own;
    }

    /** What a customer says in a turn; other spellings than in the turns before. */
    String message(ShopCustomer customer, int turn) {
        return OddSpellings.message(customer, people.indexOf(customer) * TURNS + turn);
    }

    /** All conversations of a lane, every other turn streamed. */
    void talk(ModelServer server, int lane) {
        try (OpenAiGateway gateway = gateway(server, lane);
                Assistant assistant = assistant(gateway)) {
            for (ShopCustomer customer : ofLane(lane)) {
                String conversation = null;
                for (int turn = 0; turn < TURNS; turn++) {
                    Question question = Question.of(customer.user().id(), message(customer, turn))
                            .in(conversation);
                    Reply reply = turn % 2 == 0
                            ? assistant.ask(question)
                            : assistant.stream(question, piece -> {}).join();
                    conversation = reply.conversationId();
                }
            }
        }
    }

    /** What arrived from a lane, in order: the key tells. */
    static List<ModelServer.Received> fromLane(ModelServer server, int lane) {
        return server.received().stream()
                .filter(request -> request.headers().get("Authorization").contains("Bearer " + key(lane)))
                .toList();
    }

    /** The words that are there whoever asks, since the shop or the assistant uses them. */
    Set<String> shopWords(ModelServer server) throws IOException {
        Set<String> words = new TreeSet<>();
        try (OpenAiGateway gateway = gateway(server, LANES);
                Assistant assistant = assistant(gateway)) {
            assistant.ask("nobody", "Is anything on file? Which coupons are there, anything warm near me?");
        }
        addWords(words, fromLane(server, LANES).get(0).prompt());
        shop.products().forEach(product -> addWords(words, product.name() + " " + product.tags()));
        shop.stores().forEach(store -> addWords(words, store.name()));
        return words;
    }

    private static void addWords(Set<String> words, String text) {
        words.addAll(List.of(OutgoingCheck.words(text).split(" ")));
    }

    private static String key(int lane) {
        return "sk-lane-" + lane;
    }

    private static OpenAiGateway gateway(ModelServer server, int lane) {
        return OpenAiGateway.builder()
                .baseUrl(server.baseUrl())
                .model("loopback")
                .apiKey(key(lane))
                .build();
    }

    private Assistant assistant(OpenAiGateway gateway) {
        return RetailAssistant.builder()
                .retailData(data)
                .gateway(gateway)
                .embeddingModel(new HashingEmbeddingModel())
                .sourceDeadline(Duration.ofSeconds(10))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }
}
