package dev.h002.examples.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.h002.InvalidInputException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON on one line: decimals as plain numbers with the digits they have, moments as ISO-8601 text, fields in the order given. */
public final class Json {
    private static final int POOLED_BUFFERS = 16;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // Not one buffer for each thread, which Jackson would keep: hundreds of turns write on a thread
                    // each.
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
                    .build())
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule().addSerializer(TemporalAccessor.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    /** An object to be filled, its fields in the order they are put. */
    public static Map<String, @Nullable Object> object() {
        return new LinkedHashMap<>();
    }

    /** The value as one line, without a line feed. */
    public static String line(Map<String, ? extends @Nullable Object> object) {
        try {
            return withLoneSurrogatesEscaped(MAPPER.writeValueAsString(object));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A fact holds a value that is not JSON.", unwritable);
        }
    }

    /** A moment as JSON spells it; null for one that never comes. */
    public static @Nullable String instant(Instant moment) {
        return moment.equals(Instant.MAX) ? null : moment.toString();
    }

    /**
     * Reads an object.
     *
     * @throws InvalidInputException if the text is anything else; the message does not quote it
     */
    public static ObjectNode parseObject(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            // Null where it is nested too deep or a number is too long.
            JsonLocation where = malformed.getLocation();
            throw new InvalidInputException(
                    "line", "This is not JSON" + (where == null ? "." : ": see column " + where.getColumnNr() + "."));
        }
        throw new InvalidInputException("line", "This is not a JSON object. Give one object a line.");
    }

    /** The top-level {@code id} of text that is not quite JSON, or null: what comes before the mistake often still tells. */
    public static @Nullable Object idOf(String broken) {
        try (JsonParser parser = MAPPER.createParser(broken)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (id && value != null && value.isScalarValue()) {
                    return scalar(parser, value);
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException mistake) {
            return null;
        }
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> null;
        };
    }

    /** UTF-8 has no half of a surrogate pair, but JSON can spell one, so what came in goes out unchanged. */
    private static String withLoneSurrogatesEscaped(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair && escaped == null) {
                escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            if (escaped != null) {
                escaped.append(Character.isSurrogate(c) && !pair ? String.format("\\u%04x", (int) c) : c);
            }
            if (pair) {
                i++;
                if (escaped != null) {
                    escaped.append(json.charAt(i));
                }
            }
        }
        return escaped == null ? json : escaped.toString();
    }
}
