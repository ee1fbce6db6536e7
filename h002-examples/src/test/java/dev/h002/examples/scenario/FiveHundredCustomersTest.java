package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.RetailAssistant;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.scenario.ModelServer.Received;
import dev.h002.openai.OpenAiGateway;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Five hundred customers write to the assistant about themselves, in any spelling, and nothing of it reaches the model. */
class FiveHundredCustomersTest {
    private static final int CUSTOMERS = 500;
    private static final int TURNS = 3;
    private static final long SEED = 20261125;
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    /** Shorter words of a name are too often words of something else. */
    private static final int MIN_NAME_PART = 4;

    private final DemoData data = DemoDataGenerator.generate(CUSTOMERS, SEED, NOW);
    private final String shopWords = data.products() + " "
            + data.products().stream()
                    .map(p -> p.name() + " " + p.description())
                    .toList()
            + data.stores().stream().map(s -> s.name() + " " + s.categories()).toList();

    @Test
    void nothingOfACustomerReachesTheModel() throws IOException {
        Random random = new Random(SEED);
        int requests = 0;
        int values = 0;
        try (ModelServer server = ModelServer.start();
                OpenAiGateway gateway =
                        OpenAiGateway.builder().baseUrl(server.baseUrl()).build();
                Assistant assistant = assistant(gateway)) {
            server.says(request -> "Thank you, <NAME_1>.");
            for (User user : data.users()) {
                List<String> own = ownValues(user);
                PersonalValues personal = PersonalValues.of(own.toArray(String[]::new));
                server.forget();
                String conversation = null;
                for (int turn = 0; turn < TURNS; turn++) {
                    Question question = Question.of(user.id(), message(own, turn, random));
                    Reply reply = assistant.ask(conversation == null ? question : question.in(conversation));
                    conversation = reply.conversationId();
                    assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
                }
                assertThat(server.received()).hasSize(TURNS);
                for (Received request : server.received()) {
                    String all = request.line() + "\n" + request.headers() + "\n";
                    assertThat(personal.foundIn(request.body()))
                            .as("body for %s", user.id())
                            .isEmpty();
                    assertThat(personal.foundIn(all))
                            .as("headers for %s", user.id())
                            .isEmpty();
                    requests++;
                }
                values += own.size();
            }
        }
        assertThat(requests).isEqualTo(CUSTOMERS * TURNS);
        assertThat(values).isGreaterThan(CUSTOMERS * 8);
    }

    @Test
    void aLeakWouldBeSeen() {
        User user = data.users().get(7);
        List<String> own = ownValues(user);
        PersonalValues personal = PersonalValues.of(own.toArray(String[]::new));
        for (String value : own) {
            String encoded = URLEncoder.encode(value.toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);

            assertThat(personal.foundIn("{\"messages\":[{\"content\":\"is it " + encoded + " ?\"}]}"))
                    .contains(value);
        }
    }

    private Assistant assistant(OpenAiGateway gateway) {
        return RetailAssistant.builder()
                .retailData(InMemoryRetailData.builder()
                        .users(data.users())
                        .orders(data.orders())
                        .stores(data.stores())
                        .products(data.products())
                        .build())
                .gateway(gateway)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }

    private List<String> ownValues(User user) {
        List<String> own = new ArrayList<>(List.of(user.name()));
        for (String part : user.name().split("[ -]")) {
            boolean shopWord = shopWords.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
            if (part.length() >= MIN_NAME_PART && !shopWord) {
                own.add(part);
            }
        }
        add(own, user.email());
        add(own, user.phone());
        if (user.address() != null) {
            add(own, user.address().line1());
            add(own, user.address().postalCode());
        }
        own.addAll(user.paymentIds());
        for (Order order : data.orders()) {
            if (order.userId().equals(user.id())) {
                own.add(order.id());
                own.addAll(order.trackingIds());
            }
        }
        return own;
    }

    private static void add(List<String> own, String value) {
        if (value != null && !value.isBlank()) {
            own.add(value);
        }
    }

    /** Some of the values, each in a spelling of its own; the first turn holds all of them. */
    private static String message(List<String> own, int turn, Random random) {
        return own.stream()
                .filter(value -> turn == 0 || random.nextInt(3) == 0)
                .limit(40)
                .map(value -> spelled(value, random))
                .collect(Collectors.joining(", and ", "Where is it? I mean ", ". Any offers?"));
    }

    private static String spelled(String value, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> value.toUpperCase(Locale.ROOT);
            case 1 -> value.toLowerCase(Locale.ROOT);
            case 2 -> value.replace(" ", "\n");
            case 3 -> value.replace(" ", "  ").replace("-", "\u2011");
            case 4 -> Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            case 5 -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            case 6 -> value.replaceAll("(?<=\\w)(?=\\w)", "\u200b");
            case 7 -> fullWidthDigits(value);
            default -> value + "'s";
        };
    }

    private static String fullWidthDigits(String value) {
        return value.chars()
                .mapToObj(c -> String.valueOf(c >= '0' && c <= '9' ? (char) (c - '0' + '\uff10') : (char) c))
                .collect(Collectors.joining());
    }
}
