package dev.h002.examples.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * What belongs to one customer, and a search for it that is not fooled by spelling: case, spaces, punctuation, JSON escapes,
 * percent-encoding and Base64 are seen through.
 */
final class PersonalValues {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}={0,2}");
    /** Values of fewer letters and digits must stand alone: 10487 is a postal code, 3104871 is not. */
    private static final int SHORT = 8;

    private static final Pattern BARE_SEQUENCE = Pattern.compile("\\d{6}");
    private static final int MOST_LAYERS = 3;

    private final Map<String, Pattern> values = new LinkedHashMap<>();

    private PersonalValues() {}

    /** The profile and orders of a customer, whole and in the parts that would tell who it is. */
    static PersonalValues of(StoredData data, String userId) {
        PersonalValues personal = new PersonalValues();
        Document user = data.one("users", userId);
        personal.and(user.getString("name")).and(user.getString("name").split(" "));
        personal.and(user.getString("email"), user.getString("email").split("@")[0]);
        String digits = user.getString("phone").replaceAll("\\D", "");
        personal.and(digits, digits.substring(digits.length() - 10));
        Document address = user.get("address", Document.class);
        personal.and(address.getString("line1"), address.getString("postalCode"));
        if (address.getString("line2") != null) {
            personal.and(address.getString("line2"));
        }
        personal.and(strings(user, "paymentIds"));
        for (Document order : data.ordersOf(userId)) {
            String id = order.getString("_id");
            personal.and(id, id.substring(id.lastIndexOf('-') + 1)).and(strings(order, "trackingIds"));
        }
        return personal;
    }

    private static String[] strings(Document document, String field) {
        return document.getList(field, String.class, List.of()).toArray(String[]::new);
    }

    static PersonalValues of(String... values) {
        return new PersonalValues().and(values);
    }

    PersonalValues and(String... more) {
        for (String value : more) {
            values.put(value, spelledAnyhow(value));
        }
        return this;
    }

    /** Those that a customer might type: a bare piece of an order's number names nothing. */
    List<String> wholeValues() {
        return values.keySet().stream()
                .filter(value -> !BARE_SEQUENCE.matcher(value).matches())
                .toList();
    }

    /** Which of the values a text holds, in whatever spelling. */
    Set<String> foundIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        layers(text).forEach(layer -> found.addAll(foundUndecodedIn(layer)));
        return found;
    }

    /** The same for what no program reads as text, as it stands there. */
    Set<String> foundUndecodedIn(String bytes) {
        Set<String> found = new LinkedHashSet<>();
        values.forEach((value, pattern) -> {
            if (pattern.matcher(bytes).find()) {
                found.add(value);
            }
        });
        return found;
    }

    /** The lines that hold one of them. */
    List<String> foundInLines(String text) {
        return text.lines().filter(line -> !foundIn(line).isEmpty()).toList();
    }

    private static Pattern spelledAnyhow(String value) {
        StringBuilder pattern = new StringBuilder();
        int length = 0;
        for (int c : value.codePoints().filter(Character::isLetterOrDigit).toArray()) {
            pattern.append(length == 0 ? "" : "[^\\p{L}\\d]{0,3}").append(Character.toChars(c));
            length++;
        }
        String whole = length < SHORT ? "(?<![\\p{L}\\d])" + pattern + "(?![\\p{L}\\d])" : pattern.toString();
        return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Set<String> layers(String text) {
        Set<String> layers = new LinkedHashSet<>(Set.of(text));
        for (int depth = 0; depth < MOST_LAYERS; depth++) {
            for (String layer : List.copyOf(layers)) {
                addJson(layers, layer);
                addPercentDecoded(layers, layer);
                addBase64(layers, layer);
            }
        }
        return layers;
    }

    private static void addJson(Set<String> layers, String text) {
        String json = text.strip();
        if (!json.startsWith("{") && !json.startsWith("[")) {
            return;
        }
        try {
            addTexts(layers, MAPPER.readTree(json));
        } catch (JsonProcessingException notJson) {
            layers.add(text);
        }
    }

    private static void addTexts(Set<String> layers, JsonNode node) {
        node.fieldNames().forEachRemaining(layers::add);
        node.forEach(child -> addTexts(layers, child));
        if (node.isTextual()) {
            layers.add(node.textValue());
            node.textValue().lines().forEach(layers::add);
        }
    }

    private static void addPercentDecoded(Set<String> layers, String text) {
        if (text.indexOf('%') >= 0) {
            // A percent sign that encodes nothing must not hide those that do.
            String encoded = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
            layers.add(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        }
    }

    private static void addBase64(Set<String> layers, String text) {
        List<String> decoded = new ArrayList<>();
        Matcher words = BASE64.matcher(text);
        while (words.find()) {
            String word = words.group().replace('-', '+').replace('_', '/').replace("=", "");
            String whole = word.substring(0, word.length() - (word.length() % 4 == 1 ? 1 : 0));
            decoded.add(new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8));
        }
        layers.addAll(decoded);
    }
}
