package dev.h002.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser's requests without the browser: one visitor with one session's cookie and token. */
final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String base;
    String cookie;
    String token;
    String id;

    Visitor(ChatServer server) {
        this.base = "http://localhost:" + server.port();
    }

    /** One who has just signed up, as a customer whom no other test knows. */
    static Visitor signedUp(ChatServer server) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(server);
        String email = "visitor" + NUMBER.incrementAndGet() + "@example.org";
        HttpResponse<String> response = visitor.post(
                "/api/signup", Map.of("name", "Vera Visitor", "email", email, "password", "correct horse"));
        if (response.statusCode() != 201) {
            throw new AssertionError("sign-up: " + response.statusCode() + " " + response.body());
        }
        visitor.id = email;
        return visitor;
    }

    static Visitor loggedIn(ChatServer server, String id, String password) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(server);
        HttpResponse<String> response = visitor.post("/api/login", Map.of("id", id, "password", password));
        if (response.statusCode() != 200) {
            throw new AssertionError("login: " + response.statusCode() + " " + response.body());
        }
        visitor.id = id;
        return visitor;
    }

    /** An event of a stream. */
    record Event(String name, JsonNode data) {}

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    /** Sends a change as the page does, with cookie, token and content type. */
    HttpResponse<String> send(String method, String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (token != null) {
            request.header("X-CSRF-Token", token);
        }
        return request;
    }

    /** Sends a request as it is; a cookie that is set and a token that is given are kept. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        Optional<String> set = response.headers().firstValue("Set-Cookie");
        set.ifPresent(value -> cookie = value.split(";", 2)[0]);
        if (response.statusCode() < 300 && response.body().startsWith("{\"customer\":")) {
            JsonNode csrf = json(response).get("csrf");
            token = csrf.isNull() ? null : csrf.textValue();
        }
        return response;
    }

    /** Asks, in a new conversation or in one that is there, and waits for the end of the stream. */
    List<Event> ask(String conversation, String message) throws IOException, InterruptedException {
        HttpResponse<String> response = post(
                conversation == null ? "/api/conversations" : "/api/conversations/" + conversation + "/messages",
                Map.of("message", message));
        if (response.statusCode() != 200) {
            throw new AssertionError("ask: " + response.statusCode() + " " + response.body());
        }
        return events(response.body());
    }

    /** The last event of an answer, which must be its end. */
    JsonNode done(String conversation, String message) throws IOException, InterruptedException {
        List<Event> events = ask(conversation, message);
        Event last = events.get(events.size() - 1);
        if (!last.name().equals("done")) {
            throw new AssertionError("the stream ended with " + last.name() + " " + last.data());
        }
        return last.data();
    }

    static List<Event> events(String stream) throws IOException {
        List<Event> events = new ArrayList<>();
        for (String block : stream.split("\n\n", -1)) {
            String name = null;
            String data = null;
            for (String line : block.split("\n", -1)) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            if (name != null) {
                events.add(new Event(name, JSON.readTree(data)));
            }
        }
        return events;
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
