package dev.h002.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that misbehaves in one way, byte for byte, and counts requests and the connections clients hold open. */
final class FaultServer implements AutoCloseable {
    private static final int COMMENTS = 400;

    private final Fault fault;
    private final ServerSocket listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    /** What is wrong, and the answer that is so. */
    enum Fault {
        CUT_SHORT("the stream ends without an end mark", streamed() + piece("Hot Choc"), After.CLOSE),
        ERROR_INSIDE(
                "an error inside the stream",
                streamed() + piece("Hot Choc")
                        + "data: {\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}\n\n",
                After.CLOSE),
        WEB_PAGE(
                "a web page with status 200",
                head("200 OK", "text/html") + "\r\n<html><body>Welcome to the proxy</body></html>",
                After.CLOSE),
        EMPTY("status 200 and nothing else", head("200 OK", "text/event-stream") + "\r\n", After.CLOSE),
        BAD_JSON("an event that is no JSON", streamed() + piece("Hot Choc") + "data: {\"choices\":[{\n\n", After.CLOSE),
        RESET("the connection is reset after a piece", streamed() + piece("Hot Choc"), After.RESET),
        SILENCE("silence after a piece", streamed() + piece("Hot Choc"), After.WAIT),
        KEEP_ALIVES("comments without end after a piece", streamed() + piece("Hot Choc"), After.COMMENTS),
        NO_HEADERS("no answer at all", "", After.WAIT),
        OPEN_AFTER_DONE(
                "the connection stays open after the end mark",
                streamed() + piece("Hot Chocolate") + end() + "data: [DONE]\n\n",
                After.WAIT),
        SPENT_QUOTA(
                "429, the quota is spent",
                whole(
                        "429 Too Many Requests",
                        "{\"error\":{\"message\":\"You exceeded your current quota\",\"code\":\"insufficient_quota\"}}"),
                After.CLOSE),
        RETRY_LATER(
                "429 with Retry-After: 1",
                whole("429 Too Many Requests\r\nRetry-After: 1", "{\"error\":{\"message\":\"slow down\"}}"),
                After.CLOSE),
        DOWN("500 each time", whole("500 Internal Server Error", "{\"error\":{\"message\":\"oops\"}}"), After.CLOSE);

        private final String label;
        private final String answer;
        private final After after;

        Fault(String label, String answer, After after) {
            this.label = label;
            this.answer = answer;
            this.after = after;
        }

        String label() {
            return label;
        }
    }

    private enum After {
        CLOSE,
        RESET,
        WAIT,
        COMMENTS
    }

    FaultServer(Fault fault) throws IOException {
        this.fault = fault;
        start(() -> {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        });
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    int open() {
        return open.size();
    }

    private static String streamed() {
        return head("200 OK", "text/event-stream") + "\r\n";
    }

    private static String head(String status, String type) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n";
    }

    private static String whole(String status, String body) {
        return head(status, "application/json") + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String piece(String text) {
        return "data: {\"id\":\"c-1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}\n\n";
    }

    private static String end() {
        return "data: {\"id\":\"c-1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // The other side is gone, or the server was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            if (!readRequest(socket.getInputStream())) {
                return;
            }
            requests.incrementAndGet();
            OutputStream out = socket.getOutputStream();
            out.write(fault.answer.getBytes(StandardCharsets.UTF_8));
            switch (fault.after) {
                case CLOSE -> socket.shutdownOutput();
                case RESET -> {
                    // So that the piece arrives first.
                    Thread.sleep(100);
                    socket.setSoLinger(true, 0);
                    return;
                }
                case COMMENTS -> {
                    for (int i = 0; i < COMMENTS; i++) {
                        TimeUnit.MILLISECONDS.sleep(50);
                        out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
                case WAIT -> {
                    // Nothing more comes.
                }
            }
            while (socket.getInputStream().read() >= 0) {
                // Until the client hangs up.
            }
        } finally {
            open.remove(socket);
        }
    }

    /** Reads one request; false if the client hung up instead. */
    private static boolean readRequest(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.write(next);
        }
        int length = head.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
        return in.readNBytes(length).length == length;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
