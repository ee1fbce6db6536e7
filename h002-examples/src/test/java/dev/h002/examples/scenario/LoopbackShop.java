package dev.h002.examples.scenario;

import dev.h002.Assistant;
import dev.h002.Constraints;
import dev.h002.Need;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.Understanding;
import dev.h002.core.RetailAssistant;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.memory.InMemoryConversationStore;
import dev.h002.openai.OpenAiGateway;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.Masker;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An assistant with a gateway and a model server of its own, which answers with the placeholders it is shown. Everything is as
 * a retailer would have it, but for stores in memory and what understands a message.
 */
final class LoopbackShop implements AutoCloseable {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z][A-Z_]*_\\d+>");
    private static final Pattern NAME = Pattern.compile("profile: \\{\"name\":\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("orders: \\{\"id\":\"([^\"]+)\"");
    /** Always the same: a pseudonym made with it, and so every byte that is sent, is the same in every run. */
    private static final byte[] VAULT_KEY = new byte[32];
    /** Nothing that is said may be taken for a yes or a no to an offer: the model would not be asked. */
    private static final Understanding ABOUT_ORDERS =
            new Understanding(List.of(new Need(Need.ORDER_STATUS, 1)), Constraints.NONE);
    /** A busy machine must not cost a turn its facts. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ModelServer server;
    private final Assistant assistant;
    private final OpenAiGateway gateway;

    LoopbackShop(RetailData data, Masker masker) throws IOException {
        this(data, masker, new InMemoryConversationStore(), QuotaPolicy.unlimited());
    }

    LoopbackShop(RetailData data, Masker masker, ConversationStore conversations, QuotaPolicy quota)
            throws IOException {
        server = ModelServer.start().says(LoopbackShop::echo);
        gateway = OpenAiGateway.builder()
                .baseUrl(server.baseUrl())
                .apiKey("sk-loopback-0123456789")
                .headersTimeout(PATIENCE)
                .firstTokenTimeout(PATIENCE)
                .build();
        assistant = RetailAssistant.builder()
                .retailData(data)
                .conversations(conversations, VAULT_KEY)
                .quota(quota)
                .needInterpreter((message, earlier) -> ABOUT_ORDERS)
                .embeddingModel(new HashingEmbeddingModel())
                .gateway(gateway)
                .masker(masker)
                .clock(Clock.fixed(OddCustomers.NOW, ZoneOffset.UTC))
                .sourceDeadline(PATIENCE)
                .build();
    }

    /** One message with everything that was sent for it, and what came of it; {@code shown} is what the customer saw of it. */
    record Exchange(OddCustomer.Message message, List<ModelServer.Received> requests, Reply reply, String shown) {}

    /** A conversation, by turns with whole and with streamed answers. */
    List<Exchange> converse(OddCustomer customer, List<OddCustomer.Message> messages) {
        List<Exchange> exchanges = new ArrayList<>();
        String conversation = null;
        for (OddCustomer.Message message : messages) {
            server.forget();
            Question question =
                    Question.of(customer.user().id(), message.text()).in(conversation);
            boolean streamed = (customer.number() + exchanges.size()) % 2 == 1;
            StringBuilder pieces = new StringBuilder();
            Reply reply = streamed ? assistant.stream(question, pieces::append).join() : assistant.ask(question);
            String shown = streamed ? pieces.toString() : reply.text();
            exchanges.add(new Exchange(message, List.copyOf(server.received()), reply, shown));
            conversation = reply.conversationId();
        }
        return exchanges;
    }

    /** The customer's name and newest order as the facts give them, then what the message holds. */
    private static String echo(ModelServer.Received request) {
        try {
            String prompt = request.prompt();
            return "Noted, " + first(NAME, prompt) + ", " + first(ORDER, prompt) + ": "
                    + String.join(" | ", placeholders(lastMessage(request))) + ".";
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String first(Pattern pattern, String prompt) {
        Matcher matcher = pattern.matcher(prompt);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** The customer's words as they arrived. */
    static String lastMessage(ModelServer.Received request) throws IOException {
        var messages = request.json().get("messages");
        return messages.get(messages.size() - 1).get("content").textValue();
    }

    @Override
    public void close() {
        assistant.close();
        gateway.close();
        server.close();
    }
}
