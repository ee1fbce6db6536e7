package dev.h002.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The browsers of many customers, without the browsers: each asks, and notes when the first words and the last have come. */
final class WebChatVisitors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIGN_UPS_AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> SUGGESTIONS = List.of(
            "I'm cold",
            "What can I get quickly?",
            "Do I have any coupons left?",
            "Where is my order?",
            "Any offers?",
            "How do returns work?");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final URI address;
    private final List<String> messages = TurnMessages.all();
    private final List<Session> sessions = new ArrayList<>();

    private record Session(String cookie, String token) {}

    private WebChatVisitors(URI address) {
        this.address = address;
    }

    /** The addresses of so many, which are their ids too. */
    static List<String> customers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "visitor" + number + "@example.org")
                .toList();
    }

    /** Customers who have just signed up, from network addresses of their own, and stand near Downtown Café. */
    static WebChatVisitors signedUp(URI address, List<String> customers) throws IOException, InterruptedException {
        WebChatVisitors visitors = new WebChatVisitors(address);
        visitors.awaitOpening();
        List<CompletableFuture<Session>> signingUp = new ArrayList<>();
        for (String customer : customers) {
            if (signingUp.size() >= SIGN_UPS_AT_ONCE) {
                signingUp.get(signingUp.size() - SIGN_UPS_AT_ONCE).join();
            }
            signingUp.add(visitors.signUp(customer, signingUp.size()));
        }
        signingUp.forEach(session -> visitors.sessions.add(session.join()));
        for (int i = 0; i < customers.size(); i++) {
            visitors.stand(customers.get(i), visitors.sessions.get(i));
        }
        return visitors;
    }

    private CompletableFuture<Session> signUp(String customer, int number) throws IOException {
        Map<String, Object> form =
                Map.of("name", "Vera Visitor", "email", customer, "password", "correct horse battery");
        HttpRequest request = json("POST", "/api/signup", form)
                .header("X-Forwarded-For", "10.0." + number / 250 + "." + number % 250)
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(WebChatVisitors::session);
    }

    private static Session session(HttpResponse<String> response) {
        try {
            JsonNode body = JSON.readTree(response.body());
            String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
            return new Session(cookie.split(";", 2)[0], body.get("csrf").textValue());
        } catch (IOException | RuntimeException refused) {
            throw new IllegalStateException("No sign-up: " + response.statusCode() + " " + response.body(), refused);
        }
    }

    private void stand(String customer, Session session) throws IOException, InterruptedException {
        Map<String, Object> place = Map.of("latitude", 40.7130, "longitude", -74.0060);
        HttpRequest request = as(session, json("PUT", "/api/customers/" + customer + "/location", place));
        if (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
            throw new IOException("A visitor could not say where they are.");
        }
    }

    private static HttpRequest as(Session session, HttpRequest.Builder request) {
        return request.header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.token())
                .build();
    }

    private void awaitOpening() throws IOException, InterruptedException {
        for (int tries = 0; tries < 10 * PATIENCE_SECONDS; tries++) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/health"))
                    .header("Host", WebChatProcess.HOST)
                    .build();
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                // It has only just been started.
            }
            Thread.sleep(100);
        }
        throw new IOException("The shop did not open.");
    }

    private HttpRequest.Builder json(String method, String path, Map<String, Object> body) throws IOException {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .header("Host", WebChatProcess.HOST)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /**
     * Opens streams, evenly over a time, and waits for their ends.
     *
     * @param first the number of the first message, so that no two rounds share one
     * @param ownWords whether each visitor says something else
     */
    Result ask(int streams, Duration within, int first, boolean ownWords) throws IOException, InterruptedException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        List<Listening> all = new ArrayList<>();
        List<CompletableFuture<?>> ends = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < streams; i++) {
            long due = within.toNanos() * i / streams - (System.nanoTime() - start);
            if (due > 0) {
                TimeUnit.NANOSECONDS.sleep(due);
            }
            List<String> words = ownWords ? messages : SUGGESTIONS;
            Session session = sessions.get(i % sessions.size());
            HttpRequest request = as(
                    session,
                    json("POST", "/api/conversations", Map.of("message", words.get((first + i) % words.size()))));
            Listening listening = new Listening(System.nanoTime(), open, mostOpen);
            all.add(listening);
            ends.add(http.sendAsync(request, BodyHandlers.fromLineSubscriber(listening)));
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return new Result(all, mostOpen.get());
    }

    /** What came of a round. */
    record Result(List<Listening> streams, int mostOpen) {
        private static final Set<String> FINISHED = Set.of("ANSWERED", "DEGRADED");

        long finished() {
            return streams.stream()
                    .filter(stream -> FINISHED.contains(stream.outcome))
                    .count();
        }

        long degraded() {
            return streams.stream()
                    .filter(stream -> stream.outcome.equals("DEGRADED"))
                    .count();
        }

        /** What those say that did not finish, each once. */
        List<String> failures() {
            return streams.stream()
                    .map(stream -> stream.outcome)
                    .filter(outcome -> !FINISHED.contains(outcome))
                    .distinct()
                    .toList();
        }

        /** Milliseconds from the request to the first words. */
        double firstWord(double quantile) {
            return quantile(
                    streams.stream().mapToDouble(stream -> stream.firstWord).toArray(), quantile);
        }

        /** Milliseconds from the request to the end. */
        double whole(double quantile) {
            return quantile(streams.stream().mapToDouble(stream -> stream.whole).toArray(), quantile);
        }

        private static double quantile(double[] values, double quantile) {
            Arrays.sort(values);
            return values[Math.max(0, (int) Math.ceil(quantile * values.length) - 1)];
        }
    }

    /** Reads one stream. What never came took for ever. */
    private static final class Listening implements Flow.Subscriber<String> {
        private final long start;
        private final AtomicInteger open;
        private final AtomicInteger mostOpen;
        private String event = "";
        private volatile double firstWord = Double.POSITIVE_INFINITY;
        private volatile double whole = Double.POSITIVE_INFINITY;
        private volatile String outcome = "";

        Listening(long start, AtomicInteger open, AtomicInteger mostOpen) {
            this.start = start;
            this.open = open;
            this.mostOpen = mostOpen;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ") && event.equals("text") && Double.isInfinite(firstWord)) {
                firstWord = (System.nanoTime() - start) / 1e6;
            } else if (line.startsWith("data: ") && event.equals("done")) {
                whole = (System.nanoTime() - start) / 1e6;
                outcome = line.replaceFirst(".*?\"outcome\":\"(\\w+)\".*", "$1");
            } else if (line.startsWith("data: ") && event.equals("error")) {
                outcome = line;
            }
        }

        @Override
        public void onError(Throwable failure) {
            open.decrementAndGet();
        }

        @Override
        public void onComplete() {
            open.decrementAndGet();
        }
    }
}
