package dev.h002.openai;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
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
 * error inside it, a page of HTML, a line or a whole answer over 1 MB or a stream over 4 MB is a {@link GatewayException}. An
 * answer cut off by the output limit is a success.
 *
 * <p><b>Retries</b>: 408, 409, 429, 500, 502, 503, 504 and broken connections, as long as no text has arrived; never a
 * spent quota, and no deadline except the connection's; {@code x-should-retry} overrules the status. The wait is what the
 * service asks for, or a random part of 0.5 s, 1 s, 2 s and so on up to 8 s; when the service asks for more than 10 s or more
 * than the total leaves, the call fails at once and {@link GatewayException#retryAfter()} says what it asked for. All calls
 * share a budget: ten attempts beyond the first, and one more for every ten calls. Redirects are not followed.
 *
 * <p><b>Outages</b>: an endpoint that failed 15 of its last 20 calls by its own fault is left alone for two seconds, then
 * tried with one request at a time. Calls go to the first endpoint that may be asked, and on to the next fallback where that
 * fails before any text, unless the request itself was refused.
 *
 * <p><b>Bounds</b>: see {@link OpenAiGatewayBuilder}. Calls are HTTP/1.1, one connection each, so at most
 * {@code maxConcurrent} are open, and 16 are kept for reuse. All requests under way may hold 64 MB. What listens to a stream
 * runs on the gateway's own threads and slows down the reading, and holds its place until it returns, also when its call has
 * ended. What hangs on a future runs there too, on at most {@code maxConcurrent} threads.
 *
 * <p><b>Failures</b> hold neither prompt nor answer nor key. If what listens to a stream throws, the future fails with
 * {@link Reason#CANCELLED} and that exception as its cause. Cancelling the future closes the connection.
 *
 * <p>The wire format is that of the OpenAI API reference, "Create chat completion"; events are decoded as in the HTML
 * Standard, "Server-sent events".
 */
public final class OpenAiGateway implements LlmGateway, AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 4 << 20;
    private static final long MAX_HELD_BYTES = 64L << 20;

    private final GatewayParts parts;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    OpenAiGateway(Settings settings) {
        this.parts = GatewayParts.of(settings);
    }

    /** Starts with the defaults. */
    public static OpenAiGatewayBuilder builder() {
        return new OpenAiGatewayBuilder();
    }

    /** OpenAI: {@code https://api.openai.com/v1}, gpt-4.1-mini. */
    public static OpenAiGatewayBuilder openAi(String key) {
        return builder().apiKey(key);
    }

    /** Groq: {@code https://api.groq.com/openai/v1}, llama-3.3-70b-versatile. */
    public static OpenAiGatewayBuilder groq(String key) {
        return custom("https://api.groq.com/openai/v1").apiKey(key).model("llama-3.3-70b-versatile");
    }

    /** Gemini's compatible endpoint: {@code https://generativelanguage.googleapis.com/v1beta/openai}, gemini-2.5-flash. */
    public static OpenAiGatewayBuilder gemini(String key) {
        return custom("https://generativelanguage.googleapis.com/v1beta/openai")
                .apiKey(key)
                .model("gemini-2.5-flash");
    }

    /** OpenRouter: {@code https://openrouter.ai/api/v1}, openai/gpt-4.1-mini. */
    public static OpenAiGatewayBuilder openRouter(String key) {
        return custom("https://openrouter.ai/api/v1").apiKey(key).model("openai/gpt-4.1-mini");
    }

    /** Any other server: without a key, and with the default model until one is named. */
    public static OpenAiGatewayBuilder custom(String baseUrl) {
        return builder().baseUrl(baseUrl);
    }

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        return begin(prompt, null);
    }

    @Override
    public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
        return begin(prompt, Objects.requireNonNull(onText, "onText"));
    }

    /** The first endpoint's; others stand in for it. */
    @Override
    public String modelName() {
        return parts.settings().endpoints().get(0).model();
    }

    private CompletableFuture<Completion> begin(Prompt prompt, @Nullable Consumer<String> onText) {
        Requests requests = new Requests(parts.settings(), prompt, onText != null);
        if (requests.size() > MAX_REQUEST_BYTES) {
            return refused(Reason.REJECTED, "The prompt is over 4 MB: shorten it before asking a model.");
        }
        if (parts.heldBytes().addAndGet(requests.size()) > MAX_HELD_BYTES) {
            parts.heldBytes().addAndGet(-requests.size());
            return refused(Reason.RATE_LIMITED, "The calls under way hold over 64 MB of prompts: try again later.");
        }
        Call call = new Call(parts, requests, onText, this::over);
        calls.add(call);
        if (closed) {
            call.end(Reason.CANCELLED, "The gateway is closed: build a new one.");
        } else {
            call.begin();
        }
        return call;
    }

    private static CompletableFuture<Completion> refused(Reason reason, String message) {
        return CompletableFuture.failedFuture(new GatewayException(reason, message, 0, null, null));
    }

    private void over(Call call) {
        if (calls.remove(call)) {
            parts.heldBytes().addAndGet(-call.size());
        }
    }

    /** How the gateway stands: circuit breakers, retry budget, places and connections. Without any key. */
    public GatewayStatus status() {
        return parts.status();
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
        parts.transport().close();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "OpenAiGateway" + parts.settings().endpoints();
    }
}
