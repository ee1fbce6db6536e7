package dev.h002.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * The control: the least that gets the text across. The request is ready-made, one method call of {@code HttpClient} sends it, and
 * the text is cut out of the answer without parsing it. It believes everything.
 */
final class BareClient implements ChatClient {
    private static final String CONTENT = "\"content\":\"";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest whole;
    private final HttpRequest streamed;

    BareClient(String baseUrl, Duration limit) {
        String body = "{\"model\":\"gpt-4.1-mini\",\"messages\":[{\"role\":\"system\",\"content\":\"" + SYSTEM
                + "\"},{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}],\"max_tokens\":" + MAX_TOKENS;
        whole = request(baseUrl, limit, body + "}");
        streamed = request(baseUrl, limit, body + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    }

    private static HttpRequest request(String baseUrl, Duration limit, String body) {
        return HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
                .timeout(limit)
                .header("Authorization", "Bearer none")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public CompletableFuture<String> whole() {
        return client.sendAsync(whole, BodyHandlers.ofString()).thenApply(response -> content(response.body()));
    }

    @Override
    public CompletableFuture<String> streamed(Runnable onPiece) {
        StringBuilder text = new StringBuilder();
        Subscriber<String> lines = new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String line) {
                String piece = content(line);
                if (!piece.isEmpty()) {
                    text.append(piece);
                    onPiece.run();
                }
            }

            @Override
            public void onError(Throwable failure) {
                // The future tells.
            }

            @Override
            public void onComplete() {
                // The future tells.
            }
        };
        return client.sendAsync(
                        streamed,
                        info -> BodySubscribers.fromLineSubscriber(
                                lines, subscriber -> text, StandardCharsets.UTF_8, null))
                .thenApply(response -> response.body().toString());
    }

    private static String content(String json) {
        int from = json.indexOf(CONTENT);
        return from < 0 ? "" : json.substring(from + CONTENT.length(), json.indexOf('"', from + CONTENT.length()));
    }

    @Override
    public void close() {
        // Ends when the garbage collector finds it, as on JDK 17 every client does.
    }
}
