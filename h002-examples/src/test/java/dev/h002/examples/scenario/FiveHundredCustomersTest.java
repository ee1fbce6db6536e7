package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conversations of many customers who write what is theirs in odd ways: none of it reaches the model. */
class FiveHundredCustomersTest {
    private static final int CUSTOMERS = 500;
    private static final int REQUESTS = CUSTOMERS * ManyCustomers.TURNS;
    private static final int FEWEST_VALUES_EACH = 15;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z]+_\\d+>");
    private static final ManyCustomers ALL = new ManyCustomers(CUSTOMERS);

    /** By value and customer, the message that leaked it first. */
    private final Map<String, String> leaks = new TreeMap<>();

    private int requests;
    private int placeholders;
    private int checked;

    @Test
    void nothingOfTheirsReachesTheModel() throws IOException {
        try (ModelServer server = ModelServer.start().says(FiveHundredCustomersTest::echo)) {
            Set<String> shopWords = ALL.shopWords(server);
            talkOnAllLanes(server);
            for (int lane = 0; lane < ManyCustomers.LANES; lane++) {
                check(ALL.ofLane(lane), ManyCustomers.fromLane(server, lane), shopWords);
            }
        }
        assertThat(requests).isEqualTo(REQUESTS);
        assertThat(placeholders).as("messages in which something was masked").isEqualTo(REQUESTS);
        assertThat(checked).as("values looked for").isGreaterThan(REQUESTS * FEWEST_VALUES_EACH);
        assertThat(leaks).as("values and what was written").isEmpty();
    }

    private static void talkOnAllLanes(ModelServer server) {
        ExecutorService lanes = Executors.newFixedThreadPool(ManyCustomers.LANES);
        try {
            CompletableFuture.allOf(IntStream.range(0, ManyCustomers.LANES)
                            .mapToObj(lane -> CompletableFuture.runAsync(() -> ALL.talk(server, lane), lanes))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            lanes.shutdownNow();
        }
    }

    private void check(List<ShopCustomer> customers, List<ModelServer.Received> received, Set<String> shopWords)
            throws IOException {
        assertThat(received).as("one request for each turn").hasSize(customers.size() * ManyCustomers.TURNS);
        for (int i = 0; i < received.size(); i++) {
            ShopCustomer customer = customers.get(i / ManyCustomers.TURNS);
            Set<String> values = customer.values(shopWords);
            ModelServer.Received request = received.get(i);
            requests++;
            placeholders += PLACEHOLDER.matcher(lastMessage(request)).find() ? 1 : 0;
            checked += values.size();
            for (String value : OutgoingCheck.of(request).found(values)) {
                // Later turns hold it again, as what was said before.
                leaks.putIfAbsent(
                        value + " of " + customer.user().id(), ALL.message(customer, i % ManyCustomers.TURNS));
            }
        }
    }

    @Test
    void theCheckFindsWhatIsPlanted() throws IOException {
        ShopCustomer customer = ALL.ofLane(2).get(0);
        Set<String> values = customer.values(Set.of());
        assertThat(values).hasSizeGreaterThan(10);
        for (String value : values) {
            assertThat(foundIn(planted(value), values)).contains(value);
        }
        for (int i = 0; i < OddSpellings.ALL.size(); i++) {
            String spelled = OddSpellings.ALL.get(i).apply(customer);
            assertThat(foundIn(planted(spelled), values)).as("spelling %d", i).isNotEmpty();
        }
        assertThat(foundIn(planted("nothing"), values)).isEmpty();
        assertThat(foundIn(received("/" + customer.payment(), "", "{}"), values))
                .hasSize(1);
        assertThat(foundIn(received("/", customer.payment(), "{}"), values)).hasSize(1);
        String twice = customer.email().replace("@", "%2526%252364%253B").replace("e", "\\u0065");
        assertThat(foundIn(planted(twice), values)).contains(customer.email());
    }

    private static String lastMessage(ModelServer.Received request) throws IOException {
        JsonNode messages = request.json().get("messages");
        return messages.get(messages.size() - 1).get("content").textValue();
    }

    private static Set<String> foundIn(ModelServer.Received request, Set<String> values) throws IOException {
        return OutgoingCheck.of(request).found(values);
    }

    private static ModelServer.Received planted(String text) {
        String escaped = text.replace("\n", "\\n");
        return received("/v1", "test", "{\"messages\":[{\"content\":\"The text: " + escaped + ".\"}]}");
    }

    private static ModelServer.Received received(String path, String header, String body) {
        return new ModelServer.Received("POST " + path, Map.of("X-Any", List.of(header)), body);
    }

    private static String echo(ModelServer.Received request) {
        Matcher placeholder = PLACEHOLDER.matcher(request.body());
        return "Thank you, " + (placeholder.find() ? placeholder.group() : "all") + ".";
    }
}
