package dev.h002.core.langchain4j;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The failures of gateways in LangChain4j's terms, and the other way round. */
final class Failures {
    /** OpenAI's error code, which its compatible services share; LangChain4j has no exception of its own for it. */
    private static final String SPENT_QUOTA = "insufficient_quota";

    private static final int DEEPEST_CAUSE = 10;

    private Failures() {}

    /** What LangChain4j throws in such a case, with the gateway's exception as its cause. */
    static RuntimeException toLangChain4j(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (!(failure instanceof GatewayException gateway)) {
            return failure instanceof RuntimeException runtime ? runtime : new LangChain4jException(failure);
        }
        String message = gateway.getMessage();
        return switch (gateway.reason()) {
            case RATE_LIMITED -> new RateLimitException(message, gateway);
            case TIMEOUT -> new TimeoutException(message, gateway);
            case UNAVAILABLE, MALFORMED -> new InternalServerException(message, gateway);
            case REJECTED -> new InvalidRequestException(message, gateway);
            case QUOTA_EXHAUSTED, CANCELLED -> new NonRetriableException(message, gateway);
        };
    }

    /**
     * The failure of a chat model. It names the exception's class and keeps nothing else of it, for providers quote prompt
     * and key in messages.
     */
    static GatewayException toGateway(@Nullable Throwable thrown, boolean partial) {
        Throwable failure = thrown == null ? new NullPointerException() : unwrapped(thrown);
        return new GatewayException(
                reason(failure),
                "The chat model failed (" + failure.getClass().getSimpleName() + ").",
                1,
                null,
                partial,
                null);
    }

    private static Reason reason(Throwable failure) {
        if (failure instanceof HttpException http) {
            return ofStatus(http);
        }
        if (failure instanceof RateLimitException) {
            return quotes(failure, SPENT_QUOTA) ? Reason.QUOTA_EXHAUSTED : Reason.RATE_LIMITED;
        }
        if (failure instanceof TimeoutException) {
            return Reason.TIMEOUT;
        }
        boolean refused = failure instanceof NonRetriableException
                || failure instanceof UnsupportedFeatureException
                || failure instanceof IllegalArgumentException;
        return refused ? Reason.REJECTED : Reason.UNAVAILABLE;
    }

    private static Reason ofStatus(HttpException failure) {
        int status = failure.statusCode();
        if (status == 402 || quotes(failure, SPENT_QUOTA)) {
            return Reason.QUOTA_EXHAUSTED;
        }
        if (status == 429) {
            return Reason.RATE_LIMITED;
        }
        boolean refused = status >= 400 && status < 500 && status != 408 && status != 409;
        return refused ? Reason.REJECTED : Reason.UNAVAILABLE;
    }

    private static boolean quotes(Throwable failure, String code) {
        Throwable link = failure;
        for (int depth = 0; link != null && depth < DEEPEST_CAUSE; depth++) {
            String message = link.getMessage();
            if (message != null && message.contains(code)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapper && cause != null ? cause : thrown;
    }
}
