package dev.h002.openai;

import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer with a status other than 200 means. The service's own words are not repeated: some quote the prompt or the key. */
final class ErrorAnswer implements BodySink {
    static final String NO_CREDIT =
            "The account at the language model's service has no credit left: add credit or change the key.";

    private static final Set<Integer> RETRYABLE = Set.of(408, 409, 429, 500, 502, 503, 504);
    private static final int MAX_BODY = 64 << 10;

    private final Clock clock;
    private final boolean keyed;
    private final int status;
    private final HttpHeaders headers;
    private final BoundedBytes body = new BoundedBytes(MAX_BODY);
    private final JsonEnd end = new JsonEnd();
    private boolean full;

    ErrorAnswer(boolean keyed, Clock clock, int status, HttpHeaders headers) {
        this.keyed = keyed;
        this.clock = clock;
        this.status = status;
        this.headers = headers;
    }

    @Override
    public synchronized void take(ByteBuffer piece, List<String> texts) {
        end.scan(piece);
        full = full || !body.add(piece);
    }

    @Override
    public synchronized long progress() {
        return body.size();
    }

    @Override
    public synchronized boolean isDone() {
        return full;
    }

    @Override
    public synchronized boolean mayEnd() {
        return full || end.over();
    }

    /** Always: the status alone says enough. */
    @Override
    public synchronized boolean isAnswered() {
        return true;
    }

    @Override
    public synchronized Completion completion() throws AttemptFailure {
        throw failure(ChatJson.errorCode(body.text()));
    }

    private AttemptFailure failure(String code) {
        Duration wait = RetryAfter.of(headers, clock);
        if (status == 402 || code.equals("insufficient_quota")) {
            return new AttemptFailure(Reason.QUOTA_EXHAUSTED, NO_CREDIT, false, wait, null);
        }
        boolean again = shouldRetry() && RetryRules.soon(wait);
        if (RETRYABLE.contains(status) || status >= 500) {
            Reason reason = status == 429 ? Reason.RATE_LIMITED : Reason.UNAVAILABLE;
            return new AttemptFailure(reason, busy(wait), again, wait, null);
        }
        return new AttemptFailure(status < 300 ? Reason.MALFORMED : Reason.REJECTED, refusal(code), again, wait, null);
    }

    /** What the service says by {@code x-should-retry}, else what its status means. */
    private boolean shouldRetry() {
        String said = headers.firstValue("x-should-retry").orElse("").strip();
        return said.equalsIgnoreCase("true") || (RETRYABLE.contains(status) && !said.equalsIgnoreCase("false"));
    }

    private String busy(@Nullable Duration wait) {
        String what = status == 429 ? "The service takes no more calls just now" : "The service failed";
        String when = wait == null ? "try again later." : "it asks to wait " + wait.toMillis() + " ms.";
        return what + " (status " + status + "): " + when;
    }

    private String refusal(String code) {
        String advice;
        if (status < 300) {
            advice = "The service answered without a completion (status %d): check the base URL.";
        } else if (status < 400) {
            advice =
                    "The service answered with a redirect (status %d), which is not followed: set the base URL to where it leads.";
        } else if (status == 401 || status == 403) {
            advice = keyed
                    ? "The service refused the API key (status %d): check that it is right and may use this model."
                    : "The service wants an API key (status %d): set one.";
        } else if (code.equals("context_length_exceeded")) {
            advice = "The prompt is longer than the model takes (status %d): shorten it.";
        } else if (status == 404 || code.equals("model_not_found")) {
            advice = "The service knows no such model or address (status %d): check the model and the base URL.";
        } else {
            advice = "The service refused the request (status %d): check the model and its settings.";
        }
        return advice.formatted(status);
    }
}
