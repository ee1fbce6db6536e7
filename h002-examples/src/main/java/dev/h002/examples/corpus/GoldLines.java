package dev.h002.examples.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** The file format of a corpus: one object a line, {@code {"id","text","spans":[{"type","start","end"}]}}. */
public final class GoldLines {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private GoldLines() {}

    /** The message as one line, without a line feed. */
    public static String write(GoldMessage message) {
        ObjectNode line = MAPPER.createObjectNode().put("id", message.id()).put("text", message.text());
        ArrayNode spans = line.putArray("spans");
        for (GoldSpan span : message.spans()) {
            spans.addObject()
                    .put("type", span.type().label())
                    .put("start", span.start())
                    .put("end", span.end());
        }
        return line.toString();
    }

    /**
     * Reads a line; fields it does not know are ignored, and an id may be a number.
     *
     * @throws InvalidInputException if the line has another shape; the message does not quote it
     */
    public static GoldMessage read(String line) {
        JsonNode json = parsed(line);
        JsonNode id = json.path("id");
        JsonNode text = json.path("text");
        JsonNode spans = json.path("spans");
        if (!id.isValueNode() || !text.isTextual() || !spans.isArray()) {
            throw new InvalidInputException("line", "A line needs the fields \"id\", \"text\" and \"spans\".");
        }
        List<GoldSpan> gold = new ArrayList<>();
        for (JsonNode span : spans) {
            JsonNode start = span.path("start");
            JsonNode end = span.path("end");
            if (!span.path("type").isTextual() || !start.isInt() || !end.isInt()) {
                throw new InvalidInputException("spans", "A span needs the fields \"type\", \"start\" and \"end\".");
            }
            gold.add(new GoldSpan(new EntityType(span.path("type").textValue()), start.intValue(), end.intValue()));
        }
        return new GoldMessage(id.asText(), text.textValue(), gold);
    }

    private static JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new InvalidInputException(
                    "line",
                    "This is not JSON: see column " + malformed.getLocation().getColumnNr() + ".");
        }
    }
}
