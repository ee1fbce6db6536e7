package dev.h002.openai;

import dev.h002.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link OpenAiGateway}. Every setting has a default; a value that breaks its rule throws
 * {@link InvalidInputException} at once, and the message never repeats it. Not thread-safe; may be reused.
 */
public final class OpenAiGatewayBuilder {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_CONCURRENT = 1024;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_FALLBACKS = 4;
    /** RFC 9110, sections 5.1 and 5.5, without obsolete text. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{0,8000}");
    /** What the gateway sets, and what the HTTP client sets and would refuse with the value in its message. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "authorization", "content-type", "accept", "connection", "content-length", "expect", "host", "upgrade");

    private String baseUrl = "https://api.openai.com/v1";
    private String model = "gpt-4.1-mini";
    private @Nullable String apiKey;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Endpoint> fallbacks = new ArrayList<>();
    private double temperature = 0.2;
    private @Nullable Long seed;
    private Duration connect = Duration.ofSeconds(3);
    private Duration responseHeaders = Duration.ofSeconds(10);
    private Duration firstToken = Duration.ofSeconds(15);
    private Duration idle = Duration.ofSeconds(15);
    private Duration total = Duration.ofSeconds(60);
    private int maxAttempts = 3;
    private int maxConcurrent = 64;
    private int maxWaiting = 1000;
    private Duration maxWait = Duration.ofSeconds(2);
    private Duration backoff = Duration.ofMillis(500);
    private Clock clock = Clock.systemUTC();

    OpenAiGatewayBuilder() {}

    /**
     * Where the service lives, with any path prefix; {@code /chat/completions} is added. Default
     * {@code https://api.openai.com/v1}. Plain http is taken for loopback only.
     */
    public OpenAiGatewayBuilder baseUrl(String url) {
        BaseUrl.chatCompletions(url);
        this.baseUrl = url;
        return this;
    }

    /** The model to ask. Default {@code gpt-4.1-mini}. */
    public OpenAiGatewayBuilder model(String name) {
        require(!name.isBlank(), "model", "The model is missing: give a non-empty name.");
        this.model = name;
        return this;
    }

    /** The key sent as a bearer token, or null (the default) for a server that needs none. Space around it is dropped. */
    public OpenAiGatewayBuilder apiKey(@Nullable String key) {
        String stripped = key == null ? null : key.strip();
        // Checked here, because the HTTP client would repeat a header value it refuses in its exception.
        require(
                stripped == null
                        || (!stripped.isEmpty() && stripped.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)),
                "apiKey",
                "The API key is empty or holds a character that no key has: copy it again, or leave it out.");
        this.apiKey = stripped;
        return this;
    }

    /**
     * A header for every request, such as the referer some services want; a second value for a name replaces the first. None is
     * sent by default.
     */
    public OpenAiGatewayBuilder header(String name, String value) {
        require(
                HEADER_NAME.matcher(name).matches() && !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
                "header",
                "A header's name is empty, holds a character that none may, or is one that the gateway sets itself.");
        // Not printed, for a header may be the key.
        require(
                HEADER_VALUE.matcher(value).matches(),
                "header",
                "A header's value holds a character that none may: use printable ASCII.");
        headers.put(name, value);
        return this;
    }

    /**
     * Another service to ask where those before it fail or are left alone by their circuit breaker, in the order given; at most
     * {@value #MOST_FALLBACKS}. Its base URL, model, key and headers count as they are now; whatever else it was given does not.
     * None by default.
     */
    public OpenAiGatewayBuilder fallback(OpenAiGatewayBuilder other) {
        require(
                fallbacks.size() < MOST_FALLBACKS,
                "fallback",
                "There are too many fallbacks: leave it at " + MOST_FALLBACKS + ".");
        fallbacks.add(other.endpoint());
        return this;
    }

    /** How freely the model words its answer, 0 to 2. Default 0.2. */
    public OpenAiGatewayBuilder temperature(double value) {
        require(value >= 0 && value <= 2, "temperature", "The temperature must be between 0 and 2.");
        this.temperature = value;
        return this;
    }

    /** Asks for the same answer to the same prompt, as far as the service can. Not sent by default. */
    public OpenAiGatewayBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /** The longest wait for an open connection. Default 3 s. */
    public OpenAiGatewayBuilder connectTimeout(Duration limit) {
        this.connect = limit("connectTimeout", limit);
        return this;
    }

    /**
     * The longest wait for the response's headers, counted from the start of an attempt. Default 10 s. Most servers send the
     * headers of an answer that is not streamed only when all of it is written, so raise this for long whole answers.
     */
    public OpenAiGatewayBuilder headersTimeout(Duration limit) {
        this.responseHeaders = limit("headersTimeout", limit);
        return this;
    }

    /** The longest wait for a stream's first text, counted from the start of an attempt. Default 15 s. */
    public OpenAiGatewayBuilder firstTokenTimeout(Duration limit) {
        this.firstToken = limit("firstTokenTimeout", limit);
        return this;
    }

    /** The longest silence after a stream's first text, or within any other body. Comments do not break it. Default 15 s. */
    public OpenAiGatewayBuilder idleTimeout(Duration limit) {
        this.idle = limit("idleTimeout", limit);
        return this;
    }

    /** The longest a call may take: waiting for a place, all attempts and the waits between them. Default 60 s. */
    public OpenAiGatewayBuilder totalTimeout(Duration limit) {
        this.total = limit("totalTimeout", limit);
        return this;
    }

    /** The most requests sent for one call, 1 to 10. Default 3. */
    public OpenAiGatewayBuilder maxAttempts(int attempts) {
        require(
                attempts >= 1 && attempts <= MOST_ATTEMPTS,
                "maxAttempts",
                "The number of attempts must be 1 to " + MOST_ATTEMPTS + ".");
        this.maxAttempts = attempts;
        return this;
    }

    /** The most calls under way at once, 1 to 1024. Default 64. */
    public OpenAiGatewayBuilder maxConcurrent(int calls) {
        require(
                calls >= 1 && calls <= MOST_CONCURRENT,
                "maxConcurrent",
                "The number of concurrent calls must be 1 to " + MOST_CONCURRENT + ".");
        this.maxConcurrent = calls;
        return this;
    }

    /** The most calls that wait for a place, 0 to 10,000; one more fails at once. Default 1,000. */
    public OpenAiGatewayBuilder maxWaiting(int calls) {
        require(
                calls >= 0 && calls <= MOST_WAITING,
                "maxWaiting",
                "The number of waiting calls must be 0 to " + MOST_WAITING + ".");
        this.maxWaiting = calls;
        return this;
    }

    /** The longest a call waits for a place when all are taken. Default 2 s. */
    public OpenAiGatewayBuilder maxWait(Duration limit) {
        this.maxWait = limit("maxWait", limit);
        return this;
    }

    /** What tells the time a {@code Retry-After} date is compared with. Default the system's. */
    public OpenAiGatewayBuilder clock(Clock source) {
        this.clock = Objects.requireNonNull(source, "clock");
        return this;
    }

    /** The upper bound of the first wait between attempts; it doubles from one to the next. For tests. */
    OpenAiGatewayBuilder backoff(Duration first) {
        this.backoff = limit("backoff", first);
        return this;
    }

    /** A gateway of its own, with its own connections and threads; close it. */
    public OpenAiGateway build() {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(endpoint());
        endpoints.addAll(fallbacks);
        return new OpenAiGateway(new Settings(
                List.copyOf(endpoints),
                temperature,
                seed,
                new Timeouts(connect, responseHeaders, firstToken, idle, total),
                maxAttempts,
                maxConcurrent,
                maxWaiting,
                maxWait,
                backoff,
                clock));
    }

    private Endpoint endpoint() {
        return new Endpoint(BaseUrl.chatCompletions(baseUrl), model, apiKey, Map.copyOf(headers));
    }

    private static Duration limit(String field, Duration value) {
        require(
                !value.isNegative() && !value.isZero() && value.compareTo(LONGEST) <= 0,
                field,
                "The " + field + " must be more than nothing and at most an hour.");
        return value;
    }

    private static void require(boolean met, String field, String message) {
        if (!met) {
            throw new InvalidInputException(field, message);
        }
    }
}
