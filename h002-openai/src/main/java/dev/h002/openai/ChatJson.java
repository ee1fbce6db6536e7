package dev.h002.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.h002.GatewayException.Reason;
import dev.h002.Usage;
import org.jspecify.annotations.Nullable;

/** What a whole answer and the events of a stream have in common. Jackson's exceptions quote their input, so none is passed on. */
final class ChatJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ChatJson() {}

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** The JSON object a text is. */
    static JsonNode object(String text) throws AttemptFailure {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw AttemptFailure.malformed("The service sent something that is not JSON: check the base URL.");
        }
        if (!root.isObject()) {
            throw AttemptFailure.malformed("The service sent JSON that is no chat completion: check the base URL.");
        }
        refuseError(root.path("error"));
        return root;
    }

    /** The code of an error answer, or its type where it has no code; empty if the text tells neither. */
    static String errorCode(String text) {
        try {
            return codeOf(MAPPER.readTree(text).path("error"));
        } catch (JsonProcessingException e) {
            // An error page that is not JSON: its status says all there is to know.
            return "";
        }
    }

    /** The first of the choices, or null if there is none, as in a chunk that carries only the usage. */
    static @Nullable JsonNode firstChoice(JsonNode root) throws AttemptFailure {
        JsonNode choices = root.path("choices");
        if (!choices.isArray()) {
            throw AttemptFailure.malformed("The service sent JSON without choices: check the base URL.");
        }
        return choices.isEmpty() ? null : choices.get(0);
    }

    /** The content of a message or delta; empty if it has none. */
    static String content(JsonNode message) throws AttemptFailure {
        JsonNode content = message.path("content");
        if (content.isMissingNode() || content.isNull()) {
            return "";
        }
        if (!content.isTextual()) {
            throw AttemptFailure.malformed("The service sent content that is not text.");
        }
        return content.textValue();
    }

    /** The tokens the service counted, or null if it did not or makes no sense. */
    static @Nullable Usage usage(JsonNode root) {
        JsonNode input = root.path("usage").path("prompt_tokens");
        JsonNode output = root.path("usage").path("completion_tokens");
        boolean counted = input.canConvertToLong() && output.canConvertToLong();
        return counted && input.longValue() >= 0 && output.longValue() >= 0
                ? new Usage(input.longValue(), output.longValue())
                : null;
    }

    private static void refuseError(JsonNode error) throws AttemptFailure {
        if (error.isMissingNode() || error.isNull()) {
            return;
        }
        switch (codeOf(error)) {
            case "insufficient_quota" -> throw AttemptFailure.lasting(Reason.QUOTA_EXHAUSTED, ErrorAnswer.NO_CREDIT);
            case "rate_limit_exceeded" ->
                throw AttemptFailure.lasting(Reason.RATE_LIMITED, "The service stopped the answer for too many calls.");
            case "server_error" ->
                throw AttemptFailure.lasting(Reason.UNAVAILABLE, "The service failed while it was answering.");
            default -> throw AttemptFailure.malformed("The service sent an error in place of an answer.");
        }
    }

    private static String codeOf(JsonNode error) {
        JsonNode code = error.path("code");
        return code.isTextual() && !code.textValue().isBlank()
                ? code.textValue()
                : error.path("type").asText("");
    }
}
