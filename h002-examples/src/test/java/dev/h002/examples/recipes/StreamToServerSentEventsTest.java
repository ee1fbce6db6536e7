package dev.h002.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamToServerSentEventsTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/ask");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void anAnswerArrivesAsEventsAndTheServerEndsWhenNobodyAsksAnyMore() throws Exception {
        try (BufferedReader printed = new BufferedReader(new InputStreamReader(pipe(), StandardCharsets.UTF_8))) {
            CompletableFuture<Void> served = serve(Duration.ofSeconds(5));
            String address = address(printed.readLine());
            for (int times = 0; times < 2; times++) {
                HttpResponse<String> response = get(address + "?message=I%27m+cold");
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
                List<String> events = List.of(response.body().split("\n\n"));
                assertThat(events.get(0))
                        .startsWith("event: text\ndata: ")
                        .contains("Downtown Café", "Hot Chocolate at 15% off");
                assertThat(events).last().asString().matches("event: end\ndata: \\S+");
            }
            assertThat(get(address).body()).as("nothing was asked").contains("event: text\ndata: ");
            assertThat(printed.readLine()).isEqualTo("Nobody has asked for 5 s.");
            served.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void withoutAClientItEndsByItself() throws Exception {
        try (BufferedReader printed = new BufferedReader(new InputStreamReader(pipe(), StandardCharsets.UTF_8))) {
            CompletableFuture<Void> served = serve(Duration.ofMillis(50));
            served.get(30, TimeUnit.SECONDS);
            assertThat(printed.readLine()).startsWith("Ask: curl ");
            assertThat(printed.readLine()).isEqualTo("Nobody has asked for 0 s.");
        }
    }

    private PrintStream out;

    private PipedInputStream pipe() throws IOException {
        PipedInputStream in = new PipedInputStream(4096);
        out = new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
        return in;
    }

    /** On a port that is free. */
    private CompletableFuture<Void> serve(Duration patience) {
        return CompletableFuture.runAsync(() -> {
            try (PrintStream printed = out) {
                StreamToServerSentEvents.run(printed, 0, patience);
            } catch (IOException | InterruptedException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private static String address(String line) {
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).as(line).isTrue();
        return address.group();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
