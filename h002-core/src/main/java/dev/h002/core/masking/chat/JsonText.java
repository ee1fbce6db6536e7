package dev.h002.core.masking.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Reads and writes JSON, and its escapes where it is not well formed. Stateless; never throws because of a text. */
final class JsonText {
    /** The length of an escape such as {@code \}{@code u003c}. */
    static final int UNICODE_ESCAPE = 6;

    /** What {@link #escaped} gives for a character that no backslash may precede. */
    static final int NOT_ESCAPED = -1;

    /** Deeper documents are no JSON here: trees are walked by recursion, and nobody shall exhaust the stack with brackets. */
    private static final int MAX_DEPTH = 200;

    private static final int HEX = 16;
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    /**
     * Strict, since whatever a tree does not show would be masked by nobody: the earlier of two values of one name, or what
     * stands behind the document.
     */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonText() {}

    /** The tree of a well-formed document; empty for any other text. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (JsonProcessingException | RuntimeException malformed) {
            // Unchecked for a number beyond any exponent. Their messages quote the text.
            return Optional.empty();
        }
    }

    /** The tree of a document that is an object, an array or a string in quotes; empty for any other text. */
    static Optional<JsonNode> readDocument(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        boolean begins = first < text.length() && "{[\"".indexOf(text.charAt(first)) >= 0;
        return begins ? read(text) : Optional.empty();
    }

    /** The document without white space between its parts. */
    static String write(JsonNode tree) {
        return tree.toString();
    }

    /** Appends a text as it is written inside the quotes of a JSON string. */
    static void appendEscaped(StringBuilder out, String text) {
        text.codePoints().forEach(c -> {
            int at = c == '/' ? -1 : MEANT.indexOf(c);
            if (at >= 0) {
                out.append('\\').append(ESCAPED.charAt(at));
            } else if (c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                // Half a pair could not be encoded as it is.
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
    }

    /** What a character means after a backslash, or {@link #NOT_ESCAPED}; {@code u} is not known here. */
    static int escaped(char c) {
        int at = ESCAPED.indexOf(c);
        return at < 0 ? NOT_ESCAPED : MEANT.charAt(at);
    }

    static boolean isHex(char c) {
        return c < 128 && Character.digit(c, HEX) >= 0;
    }

    /** The character of a whole unicode escape. */
    static char unicode(CharSequence text, int start) {
        return (char) Integer.parseInt(text, start + 2, start + UNICODE_ESCAPE, HEX);
    }

    /** The text with every escape replaced by what it means, whether or not it stands in a string. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int meant = c == '\\' && at + 1 < text.length() ? escaped(text.charAt(at + 1)) : NOT_ESCAPED;
            if (meant != NOT_ESCAPED) {
                plain.append((char) meant);
                at += 2;
            } else if (isUnicodeEscape(text, at)) {
                plain.append(unicode(text, at));
                at += UNICODE_ESCAPE;
            } else {
                plain.append(c);
                at++;
            }
        }
        return plain.toString();
    }

    private static boolean isUnicodeEscape(String text, int at) {
        return text.startsWith("\\u", at)
                && at + UNICODE_ESCAPE <= text.length()
                && text.substring(at + 2, at + UNICODE_ESCAPE).chars().allMatch(c -> isHex((char) c));
    }
}
