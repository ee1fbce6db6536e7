package dev.h002.examples.web;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a status and a sentence for the customer. Holds no personal data. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> fields;
    private final transient @Nullable Duration retryAfter;
    private final boolean opening;

    private ApiError(
            int status, String message, Map<String, String> fields, @Nullable Duration retryAfter, boolean opening) {
        super(message, null, false, false);
        this.status = status;
        this.fields = Map.copyOf(fields);
        this.retryAfter = retryAfter;
        this.opening = opening;
    }

    static ApiError of(int status, String message) {
        return new ApiError(status, message, Map.of(), null, false);
    }

    /** What is not there and what is somebody else's are not told apart. */
    static ApiError notFound() {
        return of(404, "There is no such thing.");
    }

    static ApiError badFields(int status, Map<String, String> fields) {
        return new ApiError(status, "Please mend what is marked.", fields, null, false);
    }

    static ApiError later(int status, String message, Duration retryAfter) {
        return new ApiError(status, message, Map.of(), retryAfter, false);
    }

    /** The shop is not there yet. */
    static ApiError opening() {
        return new ApiError(503, "The shop is opening.", Map.of(), Duration.ofSeconds(1), true);
    }

    int status() {
        return status;
    }

    /** Sentences by the name of the field they are shown beside. */
    Map<String, String> fields() {
        return fields;
    }

    /** Whether that is so only because the shop is not there yet. */
    boolean isOpening() {
        return opening;
    }

    /** When to try again, or null. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
