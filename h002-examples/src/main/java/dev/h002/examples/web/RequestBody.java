package dev.h002.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.InvalidInputException;
import dev.h002.examples.json.Json;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON object that came with a request. */
final class RequestBody {
    private final JsonNode object;

    private RequestBody(JsonNode object) {
        this.object = object;
    }

    /** @throws ApiError if the body is no JSON object */
    static RequestBody of(Context ctx) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(ctx.bodyAsBytes()))
                    .toString();
            return new RequestBody(Json.parseObject(text));
        } catch (InvalidInputException | CharacterCodingException malformed) {
            throw ApiError.of(400, "The request is not a JSON object.");
        }
    }

    /** A text, empty if it is not there. */
    String text(String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrong(field);
        }
        return value.textValue();
    }

    Optional<Double> number(String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw wrong(field);
        }
        return Optional.of(value.doubleValue());
    }

    List<String> texts(String field) {
        JsonNode value = object.get(field);
        if (value == null || !value.isArray()) {
            throw wrong(field);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw wrong(field);
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    private static ApiError wrong(String field) {
        return ApiError.badFields(400, Map.of(field, "This is not of the kind that was expected."));
    }
}
