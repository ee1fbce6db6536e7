package dev.h002.openai;

import dev.h002.spi.Prompt;
import java.net.http.HttpRequest;

/** A prompt as a request to whichever endpoint is asked; the bytes for the first are kept, for most calls ask no other. */
final class Requests {
    private final Settings settings;
    private final Prompt prompt;
    private final boolean streamed;
    private final Endpoint first;
    private final byte[] firstBody;

    Requests(Settings settings, Prompt prompt, boolean streamed) {
        this.settings = settings;
        this.prompt = prompt;
        this.streamed = streamed;
        this.first = settings.endpoints().get(0);
        this.firstBody = ChatRequestBody.of(first.model(), settings, prompt, streamed);
    }

    /** The size of a request in bytes; endpoints differ by the name of their model only. */
    int size() {
        return firstBody.length;
    }

    HttpRequest to(Endpoint endpoint) {
        byte[] body =
                endpoint.equals(first) ? firstBody : ChatRequestBody.of(endpoint.model(), settings, prompt, streamed);
        return endpoint.request(body, streamed);
    }
}
