package dev.h002.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A search of one outgoing request, every byte of it, for values that must not be there: as sent and with JSON, percent-encoding
 * and HTML undone as often as they can be; without regard to case, accents, invisible characters and what stands between words.
 */
final class OutgoingCheck {
    private static final int MOST_LAYERS = 500;
    private static final int MANY_DIGITS = 7;
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final String words;
    private final String solid;

    private OutgoingCheck(Collection<String> layers) {
        StringBuilder spaced = new StringBuilder(" ");
        StringBuilder joined = new StringBuilder();
        for (String layer : layers) {
            String normal = words(layer);
            spaced.append(normal).append(" | ");
            joined.append(normal.replace(" ", "")).append('|');
        }
        this.words = spaced.toString();
        this.solid = joined.toString();
    }

    static OutgoingCheck of(ModelServer.Received request) throws IOException {
        Set<String> layers = new LinkedHashSet<>();
        Deque<String> toDo = new ArrayDeque<>(List.of(request.line(), request.body()));
        request.headers().forEach((name, all) -> all.forEach(value -> toDo.add(name + ": " + value)));
        addTexts(toDo, request.json());
        while (!toDo.isEmpty()) {
            String layer = toDo.remove();
            if (layers.add(layer)) {
                toDo.add(percentDecoded(layer, false));
                toDo.add(percentDecoded(layer, true));
                toDo.add(Parser.unescapeEntities(layer, false));
            }
            if (layers.size() > MOST_LAYERS) {
                throw new IllegalStateException(
                        "A request that is encoded over and over is not one that was sent here.");
            }
        }
        return new OutgoingCheck(layers);
    }

    /** Those of the values that are there. */
    Set<String> found(Collection<String> values) {
        Set<String> found = new LinkedHashSet<>();
        for (String value : values) {
            String normal = words(value);
            boolean longNumber = normal.chars().filter(Character::isDigit).count() >= MANY_DIGITS;
            boolean there = words.contains(" " + normal + " ")
                    || ((longNumber || isCode(value)) && solid.contains(normal.replace(" ", "")));
            if (there) {
                found.add(value);
            }
        }
        return found;
    }

    /** Whether nobody would write it by accident, however it is cut: the ids of payments and parcels. */
    private static boolean isCode(String value) {
        return value.startsWith("pm_") || value.startsWith("RVT-") || value.indexOf('@') > 0;
    }

    /** Its letters and digits in lower case without accents, with one space for whatever stands between. */
    static String words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String lower = plain.toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('ı', 'i')
                .replace("ß", "ss");
        return SEPARATORS
                .matcher(MARKS.matcher(lower).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static String percentDecoded(String text, boolean plusIsPlus) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        String encoded = STRAY_PERCENT.matcher(text).replaceAll("%25");
        return URLDecoder.decode(plusIsPlus ? encoded.replace("+", "%2B") : encoded, StandardCharsets.UTF_8);
    }

    private static void addTexts(Deque<String> texts, JsonNode node) {
        node.fieldNames().forEachRemaining(texts::add);
        node.forEach(child -> addTexts(texts, child));
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
    }
}
