package dev.h002.openai;

import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.util.Locale;

/** What a response's status and headers say of its body. */
record ResponseHead(ResponseInfo info) {
    boolean isAccepted() {
        return info.statusCode() == 200;
    }

    boolean isWebPage() {
        String type = info.headers().firstValue("content-type").orElse("");
        return type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** Whether nothing would be missed without the body: a failure's status says it all, except where it may be a spent quota. */
    boolean isBodyDispensable() {
        return info.statusCode() >= 500
                || info.headers().firstValueAsLong("content-length").orElse(-1) == 0;
    }

    /** What reads the body. */
    BodySink sink(Endpoint endpoint, Clock clock, boolean streamed) {
        if (!isAccepted()) {
            return new ErrorAnswer(endpoint.apiKey() != null, clock, info.statusCode(), info.headers());
        }
        return streamed ? new StreamedAnswer(endpoint.model()) : new WholeAnswer(endpoint.model());
    }
}
