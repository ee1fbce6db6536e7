package dev.h002.examples.web;

import dev.h002.examples.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Errors that the server itself answers, such as a body that is too long, told as the API tells its own: no trace, no product. */
final class PlainErrors implements Request.Handler {
    private final SafetyHeaders safety;

    PlainErrors(SafetyHeaders safety) {
        this.safety = safety;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        safety.put(response.getHeaders());
        byte[] body = Json.line(Map.of("error", sentence(response.getStatus()))).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 404 -> "There is no such thing.";
            case 405 -> "This cannot be done here.";
            case 408 -> "The request took too long.";
            case 413 -> "This is too long.";
            case 414, 431 -> "The request's address or headers are too long.";
            case 503 -> "The server is closing.";
            default -> status < 500 ? "The request cannot be carried out." : "Something went wrong on our side.";
        };
    }
}
