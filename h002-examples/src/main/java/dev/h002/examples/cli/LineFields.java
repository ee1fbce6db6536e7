package dev.h002.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON line, checked. A field that is null counts as absent; unknown fields are ignored. */
record LineFields(ObjectNode object) {
    private static final int MOST_HISTORY = 1000;

    /** The {@code id} as it came, or null. */
    @Nullable
    Object id() {
        return object.get("id");
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw new InvalidInputException(name, "The field \"" + name + "\" is missing. Add it, as a text.");
        }
        return text;
    }

    @Nullable
    String text(String name) {
        JsonNode value = present(name);
        require(value == null || value.isTextual(), name, "a text");
        return value == null ? null : value.textValue();
    }

    List<String> texts(String name) {
        JsonNode values = present(name);
        require(values == null || (values.isArray() && values.size() <= MOST_HISTORY), name, "a list of texts");
        List<String> texts = new ArrayList<>();
        if (values != null) {
            for (JsonNode value : values) {
                require(value.isTextual(), name, "a list of texts");
                texts.add(value.textValue());
            }
        }
        return texts;
    }

    int count(String name, int absent) {
        JsonNode value = present(name);
        require(value == null || (value.canConvertToInt() && value.isIntegralNumber()), name, "a whole number");
        return value == null ? absent : value.intValue();
    }

    /** Whom the line is about, else whom the options say. */
    UserKey user(CustomerOptions options) {
        String user = text("user");
        return user == null ? options.user() : UserKey.of(user);
    }

    /** Where the line says they are, else where the options say. */
    @Nullable
    GeoPoint place(CustomerOptions options) {
        JsonNode latitude = present("lat");
        JsonNode longitude = present("lon");
        if (latitude == null && longitude == null) {
            return options.place();
        }
        require(latitude != null && latitude.isNumber(), "lat", "a number, given together with \"lon\"");
        require(longitude != null && longitude.isNumber(), "lon", "a number, given together with \"lat\"");
        return new GeoPoint(
                java.util.Objects.requireNonNull(latitude).doubleValue(),
                java.util.Objects.requireNonNull(longitude).doubleValue());
    }

    private @Nullable JsonNode present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static void require(boolean right, String name, String rule) {
        if (!right) {
            throw new InvalidInputException(name, "The field \"" + name + "\" must be " + rule + ".");
        }
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "LineFields[" + object.size() + " fields]";
    }
}
