package dev.h002.core.need;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The words of one language that the constraint grammars are made of, from a file of sections. Immutable.
 *
 * <p>A section begins with its name in brackets; each line is one alternative in the syntax of regular expressions, where a
 * space stands for one, as the message has them by then. A line {@code word = value} also says what the word means.
 */
final class GrammarWords {
    /** Flags of every pattern made of these words. */
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String SEPARATOR = " = ";
    /** Matches nowhere: what a language has no words for. */
    private static final String NOTHING = "(?!)";

    private final Map<String, Map<String, String>> sections;

    private GrammarWords(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    /** Reads the words of a shipped language, such as {@code en}. */
    static GrammarWords load(String language) {
        String name = "constraints-" + language + ".txt";
        try (InputStream in = Objects.requireNonNull(GrammarWords.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, Map<String, String>> sections = new LinkedHashMap<>();
            Map<String, String> section = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\[[a-z' ]+]")) {
                    section = new LinkedHashMap<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    int at = line.indexOf(SEPARATOR);
                    section.put(
                            at < 0 ? line : line.substring(0, at),
                            at < 0 ? "" : line.substring(at + SEPARATOR.length()));
                }
            }
            return new GrammarWords(sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A section's alternatives as one group that ends where a word ends, or one that matches nowhere. */
    String any(String section) {
        Map<String, String> words = sections.getOrDefault(section, Map.of());
        return words.isEmpty() ? NOTHING : "(?:" + String.join("|", longestFirst(words)) + ")";
    }

    /** The same for words that must begin and end as such. */
    String word(String section) {
        return "(?<![\\p{L}\\p{N}])" + any(section) + "(?![\\p{L}\\p{N}])";
    }

    Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /** What a word of a section means, or null if it is none of it. */
    @org.jspecify.annotations.Nullable
    String meaning(String section, String word) {
        for (Map.Entry<String, String> entry :
                sections.getOrDefault(section, Map.of()).entrySet()) {
            if (pattern(entry.getKey()).matcher(word).matches()) {
                return entry.getValue();
            }
        }
        return null;
    }

    // Java takes the first alternative that fits, so "sixteen" must be tried before "six".
    private static List<String> longestFirst(Map<String, String> words) {
        List<String> sorted = new ArrayList<>(words.keySet());
        sorted.sort((a, b) -> b.length() - a.length());
        return sorted;
    }
}
