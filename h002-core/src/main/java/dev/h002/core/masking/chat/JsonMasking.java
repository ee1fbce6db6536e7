package dev.h002.core.masking.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.h002.spi.MaskingSession;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * Masks one JSON document by what its names, strings and numbers mean, so that it stays JSON and no escape hides a value.
 *
 * <p>A number in which something was masked becomes a string. A string that is JSON itself is masked as such. Not
 * thread-safe: one for each document.
 */
final class JsonMasking {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_NAME = 40;

    private final MaskedLines lines = new MaskedLines();
    private final Map<String, Integer> names = new HashMap<>();
    private final Queue<Integer> values = new ArrayDeque<>();
    private List<String> masked = List.of();
    private boolean collecting = true;

    private JsonMasking() {}

    /** The document masked; as it is, to the last blank, if nothing in it was. */
    static String mask(String json, JsonNode tree, MaskingSession session) {
        JsonMasking masking = new JsonMasking();
        masking.rewrite(tree, "", "", 0);
        masking.masked = masking.lines.mask(session);
        masking.collecting = false;
        JsonNode rewritten = masking.rewrite(tree, "", "", 0);
        return rewritten.equals(tree) ? json : JsonText.write(rewritten);
    }

    /** Goes through the tree, always in the same order: the first time to collect its texts, the second to replace them. */
    private JsonNode rewrite(JsonNode node, String outer, String inner, int depth) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> {
                JsonNode value = rewrite(field.getValue(), inner, words(field.getKey()), depth);
                object.set(name(field.getKey()), value);
            });
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(rewrite(element, outer, inner, depth)));
            return array;
        }
        return node.isTextual() || node.isNumber() ? text(node, outer, inner, depth) : node;
    }

    private JsonNode text(JsonNode node, String outer, String inner, int depth) {
        String text = node.asText();
        Optional<JsonNode> nested =
                node.isTextual() && depth < MAX_DEPTH ? JsonText.readDocument(text) : Optional.empty();
        if (nested.isPresent()) {
            JsonNode rewritten = rewrite(nested.get(), outer, inner, depth + 1);
            return rewritten.equals(nested.get()) ? node : TextNode.valueOf(JsonText.write(rewritten));
        }
        String replaced = value((outer + " " + inner).strip(), text);
        return replaced.equals(text) ? node : TextNode.valueOf(replaced);
    }

    private String value(String context, String text) {
        if (collecting) {
            values.add(lines.add(context, text));
            return text;
        }
        return masked.get(values.remove());
    }

    private String name(String name) {
        if (collecting) {
            names.computeIfAbsent(name, added -> lines.add("", added));
            return name;
        }
        return masked.get(Objects.requireNonNull(names.get(name)));
    }

    /** A name as words, as recognizers expect them: "orderNumber" and "order_number" are "order number". */
    private static String words(String name) {
        if (name.length() > MAX_NAME) {
            return "";
        }
        return name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|[_.\\-]+", " ").strip();
    }
}
