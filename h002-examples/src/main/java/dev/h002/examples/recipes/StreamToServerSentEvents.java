package dev.h002.examples.recipes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.RetailAssistant;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** How do I stream an answer to a browser, as server-sent events? */
public final class StreamToServerSentEvents {
    private StreamToServerSentEvents() {}

    /** Serves on port 8080 of this machine, or on that of the first argument, until nobody has asked for a minute. */
    public static void main(String[] args) throws IOException, InterruptedException {
        run(System.out, args.length == 0 ? 8080 : Integer.parseInt(args[0]), Duration.ofMinutes(1));
    }

    static void run(PrintStream out, int port, Duration patience) throws IOException, InterruptedException {
        try (Assistant assistant = RetailAssistant.builder()
                .retailData(QuickStart.shop())
                .sourceDeadline(
                        Duration.ofSeconds(3)) // a process that has just started is slow; a service keeps 300 ms
                .build()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = new ThreadPoolExecutor(16, 16, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64));
            Semaphore answered = new Semaphore(0);
            server.setExecutor(threads);
            server.createContext("/ask", exchange -> {
                try (exchange) {
                    answer(assistant, exchange);
                } finally {
                    answered.release();
                }
            });
            try {
                server.start();
                String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/ask";
                out.println("Ask: curl -NG " + address + " --data-urlencode \"message=I'm cold\"");
                while (answered.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    // Somebody was here: the wait begins anew.
                }
                out.println("Nobody has asked for " + patience.toSeconds() + " s.");
            } finally {
                server.stop(1);
                threads.shutdownNow();
            }
        }
    }

    private static void answer(Assistant assistant, HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String message = URLDecoder.decode(query.replaceFirst("^message=", ""), StandardCharsets.UTF_8);
        Question question = Question.of("maya", message).at(40.7130, -74.0060); // yours: who has logged in
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        // If the browser has left, writing throws, and the turn is given up.
        Reply reply =
                assistant.stream(question, piece -> send(body, "text", piece)).join();
        send(body, "end", reply.conversationId());
    }

    /** Every line of a text is a data field of its own: the browser joins them again. */
    private static void send(OutputStream body, String event, String text) {
        String data = text.replaceAll("\r\n|\r|\n", "\ndata: ");
        try {
            body.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            body.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
