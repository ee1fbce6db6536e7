package dev.h002.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of chat completions as an application would use it. Thread-safe; does not block. */
interface ChatClient extends AutoCloseable {
    /** The same question of a customer with some facts, about 90 tokens. */
    String SYSTEM = "You are a shop's concierge. Answer in two sentences, from these facts only. "
            + "Store: Downtown Cafe, 43 m away, open until 18:00. Item: Hot Chocolate, 3.50 EUR. Coupon: WARM15, 15% off "
            + "hot drinks until Sunday. Do not invent anything.";

    String QUESTION = "I'm cold, says <NAME_1>. What can I get nearby?";

    int MAX_TOKENS = 300;

    /** Asks for a whole answer; the future has its text. */
    CompletableFuture<String> whole();

    /** Asks for a streamed answer; the future has its text, and the task runs at each piece. */
    CompletableFuture<String> streamed(Runnable onPiece);

    @Override
    void close();

    /** The clients that are compared. */
    enum Subject {
        H002("H-002"),
        LANGCHAIN4J("LangChain4j"),
        CONTROL("Control: bare HttpClient");

        private final String label;

        Subject(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /**
         * A client with its defaults but for these.
         *
         * @param concurrent the most calls at once
         * @param limit of every wait that it has a setting for
         */
        ChatClient open(String baseUrl, int concurrent, Duration limit) {
            return switch (this) {
                case H002 -> new GatewayClient(baseUrl, concurrent, limit);
                case LANGCHAIN4J -> new LangChain4jClient(baseUrl, limit);
                case CONTROL -> new BareClient(baseUrl, limit);
            };
        }
    }
}
