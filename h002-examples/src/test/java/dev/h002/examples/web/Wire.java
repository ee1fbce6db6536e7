package dev.h002.examples.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests byte by byte, as no client would send them. A character is a byte. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final String host;

    Wire(ChatServer server) throws IOException {
        socket = new Socket();
        // Small, so that a test notices soon that nobody reads.
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.setSoTimeout(10_000);
        host = "localhost:" + server.port();
    }

    /** What came back; header names in lower case. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        /** A header's values, joined; empty where it is missing. */
        String header(String name) {
            return String.join(" | ", headers.getOrDefault(name, List.of()));
        }

        /** All of it, for a search. */
        String whole() {
            return headers + "\n" + body;
        }
    }

    /** Sends one request on a connection of its own, and reads until the server closes it. */
    static Answer exchange(ChatServer server, String head, String body) throws IOException {
        try (Wire wire = new Wire(server)) {
            wire.request(head + "\r\nConnection: close", body);
            return wire.answer();
        }
    }

    /** Sends JSON on a connection of its own; each further header is given as {@code Name: value}. */
    static Answer post(ChatServer server, String path, String json, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nContent-Type: application/json");
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        return exchange(server, head + "\r\nContent-Length: " + json.length(), json);
    }

    static Answer get(ChatServer server, String path, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1");
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        return exchange(server, head.toString(), "");
    }

    /** Sends a request line and headers, with a {@code Host} unless they have one, and a body. */
    void request(String head, String body) throws IOException {
        String named = head.toLowerCase(Locale.ROOT).contains("\nhost:") ? head : head + "\r\nHost: " + host;
        send(named + "\r\n\r\n" + body);
    }

    void send(String bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            // The server need not read what it refuses; its answer is what counts.
            return;
        }
    }

    /** Reads until the server closes the connection. */
    Answer answer() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, n, ISO_8859_1));
            }
        } catch (SocketException reset) {
            text.append("");
        }
        return parsed(text.toString());
    }

    void waitAtMost(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
    }

    /** Reads once, what there is. */
    String some() throws IOException {
        byte[] buffer = new byte[8192];
        int read = socket.getInputStream().read(buffer);
        return read < 0 ? "" : new String(buffer, 0, read, ISO_8859_1);
    }

    private static Answer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(": ?", 2);
            headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header[1]);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, text.substring(end + 4));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
