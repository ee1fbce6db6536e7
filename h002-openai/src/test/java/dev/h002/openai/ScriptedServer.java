package dev.h002.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that writes exactly these bytes at these moments, then waits until the client hangs up. */
final class ScriptedServer implements AutoCloseable {
    static final String STREAM_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private final ServerSocket listener;
    private final List<Step> script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch played = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    /** Waits, then writes. */
    record Step(Duration pause, byte[] bytes) {}

    private ScriptedServer(List<Step> script) throws IOException {
        this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.script = script;
        Thread thread = new Thread(this::acceptAll, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer playing(Step... script) throws IOException {
        return new ScriptedServer(List.of(script));
    }

    /** Writes the texts one after the other, at once. */
    static ScriptedServer sending(String... texts) throws IOException {
        return new ScriptedServer(
                Arrays.stream(texts).map(text -> after(0, text)).toList());
    }

    static Step after(long millis, String text) {
        return new Step(Duration.ofMillis(millis), text.getBytes(StandardCharsets.UTF_8));
    }

    /** One event of a stream that carries this text. */
    static String chunk(String text) {
        return "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    int connections() {
        return connections.get();
    }

    /** The connections that clients hold open now. */
    int open() {
        return open.size();
    }

    /** Waits until a script has been played to its end. */
    void awaitPlayed() throws InterruptedException {
        if (!played.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("The script was not played.");
        }
    }

    /** Whether a client hangs up within this long. */
    boolean hungUpWithin(long millis) throws InterruptedException {
        return hungUp.await(millis, TimeUnit.MILLISECONDS);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (readRequest(in)) {
                requests.incrementAndGet();
                for (Step step : script) {
                    TimeUnit.NANOSECONDS.sleep(step.pause().toNanos());
                    out.write(step.bytes());
                    out.flush();
                }
                played.countDown();
            }
            hungUp.countDown();
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
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
