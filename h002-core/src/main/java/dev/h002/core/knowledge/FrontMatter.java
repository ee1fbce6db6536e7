package dev.h002.core.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two lines of {@code ---} at the top of a text, one {@code name: value} a line, as YAML has it. Nested
 * values, lists and comments are passed over. If a line there is none of these, it is text and not front matter.
 *
 * @param fields by lower-case name, without quotes
 * @param rest the text below
 */
record FrontMatter(Map<String, String> fields, String rest) {
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][\\w.-]{0,60})[ \\t]*:(?:[ \\t]+(.*))?");
    private static final Pattern PASSED_OVER = Pattern.compile("(?:[ \\t]+|#|-[ \\t]).*|[ \\t]*");
    private static final Pattern COMMENT = Pattern.compile("[ \\t]#.*");
    private static final String MARK = "---";
    private static final int MAX_LINES = 200;
    private static final int MAX_LENGTH = 1_000;

    FrontMatter {
        fields = Map.copyOf(fields);
    }

    static FrontMatter of(String text) {
        FrontMatter none = new FrontMatter(Map.of(), text);
        int at = lineEnd(text, 0);
        if (!text.substring(0, at).stripTrailing().equals(MARK)) {
            return none;
        }
        Map<String, String> fields = new HashMap<>();
        for (int lines = 0; lines < MAX_LINES && at < text.length(); lines++) {
            int from = afterBreak(text, at);
            at = lineEnd(text, from);
            String line = text.substring(from, Math.min(at, from + MAX_LENGTH)).stripTrailing();
            if (line.equals(MARK)) {
                return fields.isEmpty() ? none : new FrontMatter(fields, text.substring(afterBreak(text, at)));
            }
            if (!fits(line, fields)) {
                return none;
            }
        }
        return none;
    }

    private static boolean fits(String line, Map<String, String> fields) {
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            fields.put(DocumentMetadata.name(field.group(1)), value(field.group(2)));
            return true;
        }
        return PASSED_OVER.matcher(line).matches();
    }

    private static String value(@Nullable String written) {
        String value = written == null ? "" : written.strip();
        for (String quote : List.of("\"", "'")) {
            int end = value.indexOf(quote, 1);
            if (value.startsWith(quote) && end > 0) {
                return value.substring(1, end);
            }
        }
        return COMMENT.matcher(value).replaceFirst("").strip();
    }

    private static int lineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i;
            }
        }
        return text.length();
    }

    private static int afterBreak(String text, int at) {
        return text.startsWith("\r\n", at) ? at + 2 : Math.min(text.length(), at + 1);
    }
}
