package dev.h002.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A model on loopback that answers chat completions at a fixed pace, and so slowly that its own work is little: the JDK's HTTP
 * server, whose threads wait for nobody. The base URL {@code /FIRST/PIECES/GAP/v1} sets the pace of an answer in milliseconds; one
 * that is not streamed comes when the last piece would.
 */
final class ModelServer implements AutoCloseable {
    static final String PIECE = "warm ";

    private static final int CONNECTIONS = 2000;
    private static final byte[] DELTA = event("{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + PIECE
            + "\"},\"finish_reason\":null}]}");
    private static final byte[] END = event("{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
    private static final byte[] USAGE = event("{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"m-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":10,"
            + "\"total_tokens\":100}}");
    private static final byte[] DONE = event("[DONE]");

    private final HttpServer server;
    private final ExecutorService readers = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService writers = Executors.newScheduledThreadPool(2);

    ModelServer() throws IOException {
        // Read once, when the server's classes are loaded; without them small writes wait for acknowledgements.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", Integer.toString(CONNECTIONS));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECTIONS);
        server.setExecutor(readers);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Serves until its input ends, so that it never outlives whoever started it. Prints its port first. */
    public static void main(String[] arguments) throws IOException {
        try (ModelServer server = new ModelServer()) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // Whatever is said, it goes on.
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    static String baseUrl(int port, Pace pace) {
        return "http://127.0.0.1:" + port + "/" + pace.first() + "/" + pace.pieces() + "/" + pace.gap() + "/v1";
    }

    /** When the pieces of an answer come; the times are milliseconds. */
    record Pace(int first, int pieces, int gap) {
        int whole() {
            return first + (pieces - 1) * gap;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Pace pace = new Pace(Integer.parseInt(path[1]), Integer.parseInt(path[2]), Integer.parseInt(path[3]));
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (request.replace(" ", "").contains("\"stream\":true")) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            at(now, pace.first(), () -> stream(exchange, pace, now, 1));
        } else {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            at(now, pace.whole(), () -> whole(exchange, pace));
        }
    }

    /** Later pieces are timed from the start, so that no delay adds up. */
    private void at(long start, int milliseconds, Write write) {
        var unused = writers.schedule(
                () -> {
                    try {
                        write.run();
                    } catch (IOException e) {
                        // The client has left.
                    }
                },
                TimeUnit.MILLISECONDS.toNanos(milliseconds) - (System.nanoTime() - start),
                TimeUnit.NANOSECONDS);
    }

    private interface Write {
        void run() throws IOException;
    }

    private void stream(HttpExchange exchange, Pace pace, long start, int piece) throws IOException {
        OutputStream out = exchange.getResponseBody();
        out.write(DELTA);
        if (piece == pace.pieces()) {
            out.write(END);
            out.write(USAGE);
            out.write(DONE);
            exchange.close();
        } else {
            out.flush();
            at(start, pace.first() + piece * pace.gap(), () -> stream(exchange, pace, start, piece + 1));
        }
    }

    private static void whole(HttpExchange exchange, Pace pace) throws IOException {
        byte[] body =
                ("{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,"
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + PIECE.repeat(pace.pieces())
                                + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":10,"
                                + "\"total_tokens\":100}}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        readers.shutdownNow();
        writers.shutdownNow();
    }
}
