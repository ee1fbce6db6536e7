package dev.h002.openai;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where calls are sent, and what goes with each.
 *
 * @param url of chat completions
 * @param apiKey sent as a bearer token, or null
 * @param headers sent besides, by name
 */
record Endpoint(URI url, String model, @Nullable String apiKey, Map<String, String> headers) {
    HttpRequest request(byte[] body, boolean streamed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", streamed ? "text/event-stream" : "application/json")
                .header("User-Agent", "h002")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        if (apiKey != null) {
            request.setHeader("Authorization", "Bearer " + apiKey);
        }
        return request.build();
    }

    /** Hides the key and what the headers hold. */
    @Override
    public String toString() {
        return "endpoint=" + url + ", model=" + model + ", apiKey=" + (apiKey == null ? "none" : "hidden");
    }
}
