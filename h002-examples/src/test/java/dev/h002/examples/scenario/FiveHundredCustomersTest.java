package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conversations of many customers who write what is theirs in odd ways: none of it reaches the model. */
class FiveHundredCustomersTest {
    private static final int CUSTOMERS = 500;
    private static final int TURNS = 4;
    private static final Instant NOW = Instant.parse("2026-03-04T15:00:00Z");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z]+_\\d+>");
    private static final DemoData DATA = DemoDataGenerator.generate(CUSTOMERS + 20, 4711, NOW);
    private static final List<ShopCustomer> PEOPLE = people();

    private final Set<String> leaks = new TreeSet<>();
    private int requests;
    private int placeholders;
    private int checked;

    @Test
    void nothingOfTheirsReachesTheModel() throws IOException {
        try (ModelServer server = ModelServer.start().says(FiveHundredCustomersTest::echo);
                OpenAiGateway gateway = gateway(server);
                Assistant assistant = assistant(gateway)) {
            Set<String> shopWords = shopWords(server, assistant);
            for (int number = 0; number < CUSTOMERS; number++) {
                converse(server, assistant, number, shopWords);
            }
        }
        assertThat(leaks).as("values and what was written").isEmpty();
        assertThat(requests).isEqualTo(CUSTOMERS * TURNS);
        assertThat(placeholders).as("requests that name the customer").isEqualTo(requests);
        assertThat(checked).as("values looked for").isGreaterThan(requests * 15);
    }

    @Test
    void theCheckFindsWhatIsPlanted() throws IOException {
        ShopCustomer customer = PEOPLE.get(0);
        Set<String> values = customer.values(Set.of());
        assertThat(values).hasSizeGreaterThan(10);
        for (String value : values) {
            assertThat(OutgoingCheck.of(planted(value)).found(values)).contains(value);
        }
        for (int i = 0; i < OddSpellings.ALL.size(); i++) {
            String spelled = OddSpellings.ALL.get(i).apply(customer);
            assertThat(OutgoingCheck.of(planted(spelled)).found(values))
                    .as("spelling %d", i)
                    .isNotEmpty();
        }
        assertThat(OutgoingCheck.of(planted("nothing")).found(values)).isEmpty();
        assertThat(OutgoingCheck.of(received("/" + customer.payment(), "", "{}"))
                        .found(values))
                .hasSize(1);
        assertThat(OutgoingCheck.of(received("/", customer.payment(), "{}")).found(values))
                .hasSize(1);
        String twice = customer.email().replace("@", "%2526%252364%253B").replace("e", "\\u0065");
        assertThat(OutgoingCheck.of(planted(twice)).found(values)).contains(customer.email());
    }

    private static ModelServer.Received planted(String text) {
        String escaped = text.replace("\n", "\\n");
        return received("/v1", "test", "{\"messages\":[{\"content\":\"The text: " + escaped + ".\"}]}");
    }

    private static ModelServer.Received received(String path, String header, String body) {
        return new ModelServer.Received("POST " + path, Map.of("X-Any", List.of(header)), body);
    }

    private void converse(ModelServer server, Assistant assistant, int number, Set<String> shopWords)
            throws IOException {
        ShopCustomer customer = PEOPLE.get(number);
        Set<String> values = customer.values(shopWords);
        String conversation = null;
        for (int turn = 0; turn < TURNS; turn++) {
            String message = OddSpellings.message(customer, number * TURNS + turn);
            Question question = Question.of(customer.user().id(), message).in(conversation);
            Reply reply = turn % 2 == 0
                    ? assistant.ask(question)
                    : assistant.stream(question, piece -> {}).join();
            conversation = reply.conversationId();
            for (ModelServer.Received request : server.received()) {
                requests++;
                placeholders += PLACEHOLDER.matcher(request.prompt()).find() ? 1 : 0;
                checked += values.size();
                for (String value : OutgoingCheck.of(request).found(values)) {
                    leaks.add("[" + value + "] turn " + turn + ": " + message);
                }
            }
            server.forget();
        }
    }

    private static List<ShopCustomer> people() {
        Map<String, List<Order>> orders = DATA.orders().stream().collect(Collectors.groupingBy(Order::userId));
        List<ShopCustomer> people = new ArrayList<>();
        DATA.users().stream()
                .filter(user -> orders.containsKey(user.id()))
                .limit(CUSTOMERS)
                .map(user -> new ShopCustomer(user, orders.get(user.id())))
                .forEach(one -> people.add(people.size() % 3 == 2 ? one.renamed(people.size() / 3) : one));
        return people;
    }

    /** The words that are there whoever asks, since the shop or the assistant uses them. */
    private static Set<String> shopWords(ModelServer server, Assistant assistant) throws IOException {
        Set<String> words = new TreeSet<>();
        assistant.ask("nobody", "Is anything on file? Which coupons are there, anything warm near me?");
        addWords(words, List.of(server.received().get(0).prompt()));
        server.forget();
        DATA.products().forEach(product -> addWords(words, List.of(product.toString())));
        DATA.stores().forEach(store -> addWords(words, List.of(store.name())));
        return words;
    }

    private static void addWords(Set<String> words, Collection<String> texts) {
        texts.forEach(text -> words.addAll(List.of(OutgoingCheck.words(text).split(" "))));
    }

    private static String echo(ModelServer.Received request) {
        Matcher placeholder = PLACEHOLDER.matcher(request.body());
        return "Thank you, " + (placeholder.find() ? placeholder.group() : "all") + ".";
    }

    private static OpenAiGateway gateway(ModelServer server) {
        return OpenAiGateway.builder()
                .baseUrl(server.baseUrl())
                .model("loopback")
                .apiKey("sk-loopback")
                .build();
    }

    private static Assistant assistant(OpenAiGateway gateway) {
        return RetailAssistant.builder()
                .retailData(InMemoryRetailData.builder()
                        .users(PEOPLE.stream().map(ShopCustomer::user).toList())
                        .orders(DATA.orders())
                        .stores(DATA.stores())
                        .products(DATA.products())
                        .coupons(DATA.coupons())
                        .build())
                .gateway(gateway)
                .embeddingModel(new HashingEmbeddingModel())
                .sourceDeadline(Duration.ofSeconds(5))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }
}
