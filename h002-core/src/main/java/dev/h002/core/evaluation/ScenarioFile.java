package dev.h002.core.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.h002.InvalidInputException;
import dev.h002.Outcome;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios from lines of JSON:
 *
 * <pre>{@code
 * {"id":"cold-1","user":"demo","lat":40.713,"lon":-74.006,"time":"14:30","conversation":["Hi"],"message":"I'm cold",
 *  "expect":{"need":["warm_up"],"store":"Downtown Café","item":"Hot Chocolate","coupon":["COCOA15"],"order":[],
 *            "passage":"refunds.md","actions":["apply_coupon"],"done":"apply_coupon","says":["15%"],"outcome":"ANSWERED"},
 *  "forbid":["Latte"]}
 * }</pre>
 *
 * <p>Everything but {@code message} may be absent; a text stands for a list of one. Empty lines and those that begin with
 * {@code #} are passed over.
 */
public final class ScenarioFile {
    private static final int MAX_SCENARIOS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS =
            Set.of("id", "user", "tenant", "lat", "lon", "time", "conversation", "message", "expect", "forbid", "note");
    private static final Set<String> EXPECTED =
            Set.of("need", "store", "item", "coupon", "order", "passage", "actions", "done", "says", "outcome");

    private ScenarioFile() {}

    /**
     * The scenarios of a file in UTF-8.
     *
     * @param defaultUser who asks where a scenario names nobody
     * @throws InvalidInputException if it cannot be read, is empty, or a line does not fit; the message names the line
     */
    public static List<Scenario> read(Path file, String defaultUser) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            InvalidInputException refused = new InvalidInputException(
                    "scenarios", "The file of scenarios cannot be read: check that it is there, and in UTF-8.");
            refused.addSuppressed(e);
            throw refused;
        }
        return parse(lines, defaultUser);
    }

    /** The scenarios of these lines. */
    public static List<Scenario> parse(List<String> lines, String defaultUser) {
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Scenario scenario = scenario(line, i + 1, defaultUser);
                if (!ids.add(scenario.id())) {
                    throw wrong(i + 1, "another scenario has the same id");
                }
                scenarios.add(scenario);
            }
        }
        if (scenarios.isEmpty() || scenarios.size() > MAX_SCENARIOS) {
            throw new InvalidInputException(
                    "scenarios", "Give between 1 and " + MAX_SCENARIOS + " scenarios, one a line.");
        }
        return scenarios;
    }

    private static Scenario scenario(String line, int number, String defaultUser) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw wrong(number, "it is no JSON");
        }
        if (!json.isObject() || !json.path("message").isTextual()) {
            throw wrong(number, "it needs a \"message\"");
        }
        known(json, FIELDS, number);
        JsonNode expect = json.path("expect");
        known(expect, EXPECTED, number);
        UserKey user = json.has("tenant")
                ? new UserKey(json.path("tenant").asText(), json.path("user").asText(defaultUser))
                : UserKey.of(json.path("user").asText(defaultUser));
        try {
            return new Scenario(
                    json.path("id").asText("line-" + number),
                    user,
                    json.has("lat")
                            ? new GeoPoint(
                                    json.path("lat").asDouble(),
                                    json.path("lon").asDouble())
                            : null,
                    json.has("time") ? LocalTime.parse(json.path("time").asText()) : null,
                    texts(json, "conversation"),
                    json.path("message").asText(),
                    expectations(expect, texts(json, "forbid")));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw wrong(number, "a time is written as 14:30 and an outcome as ANSWERED");
        }
    }

    private static Expectations expectations(JsonNode expect, List<String> forbidden) {
        return new Expectations(
                texts(expect, "need"),
                texts(expect, "store"),
                texts(expect, "item"),
                texts(expect, "coupon"),
                texts(expect, "order"),
                texts(expect, "passage"),
                texts(expect, "actions"),
                optional(expect, "done"),
                texts(expect, "says"),
                forbidden,
                expect.has("outcome")
                        ? Outcome.valueOf(expect.path("outcome").asText().toUpperCase(Locale.ROOT))
                        : null);
    }

    private static @Nullable String optional(JsonNode json, String field) {
        return json.has(field) ? json.path(field).asText() : null;
    }

    private static List<String> texts(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** A misspelt expectation would be met by everything. */
    private static void known(JsonNode json, Set<String> fields, int number) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw wrong(number, "it has an unknown field; known are " + new java.util.TreeSet<>(fields));
            }
        }
    }

    private static InvalidInputException wrong(int number, String what) {
        return new InvalidInputException("scenarios", "Line " + number + " is no scenario: " + what + ".");
    }
}
