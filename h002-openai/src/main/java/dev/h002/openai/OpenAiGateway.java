package dev.h002.openai;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks any server that speaks OpenAI chat completions. Immutable, thread-safe and non-blocking.
 *
 * <p><b>Success</b> is a {@code finish_reason} or a {@code [DONE]} with some text before it. A stream that just ends, an
 * error inside it, a page of HTML, a line over 1 MB or a body over 4 MB is a {@link GatewayException}. An answer cut off by
 * the output limit is a success.
 *
 * <p><b>Retries</b>: 408, 409, 429, 500, 502, 503, 504 and broken connections, as long as no text has arrived; never a
 * spent quota, and no deadline except the connection's. The wait is what the service asks for, or a random part of 0.5 s, 1 s,
 * 2 s and so on up to 8 s; when the service asks for more than 10 s or more than the total leaves, the call fails at once and
 * {@link GatewayException#retryAfter()} says what it asked for. Redirects are not followed.
 *
 * <p><b>Bounds</b>: see {@link OpenAiGatewayBuilder}. Calls are HTTP/1.1, one connection each, so at most
 * {@code maxConcurrent} are open. The JDK keeps idle ones for reuse; {@code -Djdk.httpclient.connectionPoolSize} bounds how
 * many, for the whole process, which is why the gateway does not set it. What listens to a stream runs on the gateway's own
 * threads and slows down the reading, and holds its place until it returns, also when its call has ended. What hangs on a
 * future runs there too, on at most {@code maxConcurrent} threads.
 *
 * <p><b>Failures</b> hold neither prompt nor answer nor key. If what listens to a stream throws, the future fails with
 * {@link Reason#CANCELLED} and that exception as its cause. Cancelling the future closes the connection.
 *
 * <p>The wire format is that of the OpenAI API reference, "Create chat completion"; events are decoded as in the HTML
 * Standard, "Server-sent events".
 */
public final class OpenAiGateway implements LlmGateway, AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 4 << 20;

    private final Settings settings;
    private final Transport transport;
    private final Permits permits;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    OpenAiGateway(Settings settings) {
        this.settings = settings;
        this.transport = new Transport(settings.timeouts().connect(), settings.maxConcurrent());
        this.permits = new Permits(settings.maxConcurrent(), settings.maxConcurrent());
    }

    /** Starts with the defaults. */
    public static OpenAiGatewayBuilder builder() {
        return new OpenAiGatewayBuilder();
    }

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        return begin(prompt, null);
    }

    @Override
    public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
        return begin(prompt, Objects.requireNonNull(onText, "onText"));
    }

    private CompletableFuture<Completion> begin(Prompt prompt, @Nullable Consumer<String> onText) {
        byte[] body = ChatRequestBody.of(settings, prompt, onText != null);
        if (body.length > MAX_REQUEST_BYTES) {
            return CompletableFuture.failedFuture(new GatewayException(
                    Reason.REJECTED, "The prompt is over 4 MB: shorten it before asking a model.", 0, null, null));
        }
        Call call = new Call(settings, transport, permits, request(body, onText != null), onText, calls::remove);
        calls.add(call);
        if (closed) {
            call.end(Reason.CANCELLED, "The gateway is closed: build a new one.");
        } else {
            call.begin();
        }
        return call;
    }

    private HttpRequest request(byte[] body, boolean streamed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.endpoint())
                .header("Content-Type", "application/json")
                .header("Accept", streamed ? "text/event-stream" : "application/json")
                .header("User-Agent", "h002")
                .POST(BodyPublishers.ofByteArray(body));
        if (settings.apiKey() != null) {
            request.header("Authorization", "Bearer " + settings.apiKey());
        }
        return request.build();
    }

    /** How many calls could start now without waiting. */
    int free() {
        return permits.free();
    }

    /**
     * Ends all calls under way with {@link Reason#CANCELLED}, closes their connections and ends the gateway's threads. Does not
     * wait; repeating it is harmless. On a JDK before 21 the HTTP client's own selector thread and idle connections end when
     * the garbage collector finds them.
     */
    @Override
    public void close() {
        closed = true;
        for (Call call : calls) {
            call.end(Reason.CANCELLED, "The gateway was closed during the call.");
        }
        transport.close();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "OpenAiGateway[" + settings + "]";
    }
}
