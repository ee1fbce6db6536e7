package dev.h002.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Speaks chat completions on loopback, whole and streamed; a test says what, and sees everything that arrives. */
final class ModelServer implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Short, so that placeholders are torn apart. */
    private static final int PIECE = 5;

    static {
        // Else the end of each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> send(exchange, 500, "text/plain", "nobody said what to answer");

    private ModelServer(HttpServer server) {
        this.server = server;
    }

    static ModelServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ModelServer model = new ModelServer(http);
        http.createContext("/", model::handle);
        http.setExecutor(model.workers);
        http.start();
        return model;
    }

    /** Everything that arrived with one request. */
    record Received(String line, Map<String, List<String>> headers, String body) {
        JsonNode json() throws IOException {
            return MAPPER.readTree(body);
        }

        boolean streamed() throws IOException {
            return json().path("stream").asBoolean();
        }

        /** The messages, one after the other. */
        String prompt() throws IOException {
            StringBuilder prompt = new StringBuilder();
            json().get("messages")
                    .forEach(message ->
                            prompt.append(message.get("content").textValue()).append('\n'));
            return prompt.toString();
        }
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** Answers with a text made from the request, in the way that was asked for. */
    ModelServer says(Function<Received, String> text) {
        answer = exchange -> {
            Received request = received.get(received.size() - 1);
            if (request.streamed()) {
                send(exchange, 200, "text/event-stream", events(text.apply(request)));
            } else {
                send(exchange, 200, "application/json", whole(text.apply(request)));
            }
        };
        return this;
    }

    /** Answers with bytes that need not be an answer. */
    ModelServer sends(int status, String type, String body) {
        answer = exchange -> send(exchange, status, type, body);
        return this;
    }

    /** Ends each connection without a word. */
    ModelServer hangsUp() {
        answer = HttpExchange::close;
        return this;
    }

    List<Received> received() {
        return received;
    }

    void forget() {
        received.clear();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        answer.to(exchange);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String whole(String text) throws IOException {
        return MAPPER.writeValueAsString(Map.of(
                "id",
                "r1",
                "model",
                "loopback",
                "choices",
                List.of(Map.of(
                        "index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", text))),
                "usage",
                Map.of("prompt_tokens", 100, "completion_tokens", 20)));
    }

    private static String events(String text) throws IOException {
        StringBuilder events = new StringBuilder();
        for (int start = 0; start < text.length(); start += PIECE) {
            String piece = text.substring(start, Math.min(text.length(), start + PIECE));
            events.append(event(Map.of("index", 0, "delta", Map.of("content", piece))));
        }
        events.append(event(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")));
        return events.append("data: [DONE]\n\n").toString();
    }

    private static String event(Map<String, ?> choice) throws IOException {
        return "data: "
                + MAPPER.writeValueAsString(Map.of("id", "r1", "model", "loopback", "choices", List.of(choice)))
                + "\n\n";
    }
}
