package dev.h002.openai;

import dev.h002.GatewayException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exception of the HTTP client means. */
final class BrokenConnection {
    private BrokenConnection() {}

    /** @param retryable whether another attempt is allowed at this point */
    static AttemptFailure failure(Throwable thrown, boolean retryable) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        boolean io = cause instanceof IOException;
        if (cause instanceof HttpConnectTimeoutException) {
            String message =
                    "The language model's service took no connection in time: check the base URL and the network.";
            return new AttemptFailure(Reason.TIMEOUT, message, retryable, null, cause);
        }
        if (holdsProtocolError(cause)) {
            String message = "What answers at the base URL does not speak HTTP: check the address and the scheme.";
            return new AttemptFailure(Reason.MALFORMED, message, retryable, null, null);
        }
        String message = "The connection to the language model's service failed ("
                + cause.getClass().getSimpleName() + "): check the base URL and the network.";
        return new AttemptFailure(Reason.UNAVAILABLE, message, io && retryable, null, harmless(cause));
    }

    /** Whether this is what sending on a connection looks like that the server has closed meanwhile. */
    static boolean maybeStale(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof IOException
                && !(cause instanceof HttpTimeoutException)
                && !(cause instanceof ConnectException)
                && !holdsProtocolError(cause);
    }

    private static boolean holdsProtocolError(Throwable thrown) {
        int depth = 0;
        for (Throwable link = thrown; link != null && depth < 10; link = link.getCause(), depth++) {
            if (link instanceof ProtocolException) {
                return true;
            }
        }
        return false;
    }

    /** The cause, if its kind never quotes what was received; the client's own parsing errors do. */
    private static @Nullable Throwable harmless(Throwable cause) {
        return cause instanceof SocketException || cause instanceof SSLException || cause instanceof EOFException
                ? cause
                : null;
    }
}
