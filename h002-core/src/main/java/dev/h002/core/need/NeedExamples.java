package dev.h002.core.need;

import dev.h002.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Messages of which the need is known. Immutable. */
public final class NeedExamples {
    private static final int MAX_EXAMPLES = 10_000;
    private static final int MAX_LENGTH = 300;
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final List<Example> examples;

    private NeedExamples(List<Example> examples) {
        this.examples = List.copyOf(examples);
    }

    /**
     * A message and its need.
     *
     * @param label a constant of {@link dev.h002.Need}, or a retailer's own
     */
    public record Example(String label, String text) {}

    /** The built-in examples for every need of {@link dev.h002.Need}, in English. */
    public static NeedExamples english() {
        return resource("needs-en.tsv");
    }

    /** The built-in examples for every need of {@link dev.h002.Need}, in German. */
    public static NeedExamples german() {
        return resource("needs-de.tsv");
    }

    /** All built-in examples by language, English first. */
    public static Map<Locale, NeedExamples> shipped() {
        Map<Locale, NeedExamples> shipped = new LinkedHashMap<>();
        shipped.put(Locale.ENGLISH, english());
        shipped.put(Locale.GERMAN, german());
        return shipped;
    }

    /** These examples and others of the same language, such as a retailer's own beside the built-in ones. */
    public NeedExamples and(NeedExamples more) {
        List<Example> all = new ArrayList<>(examples);
        all.addAll(more.examples);
        return of(all);
    }

    private static NeedExamples resource(String name) {
        try (InputStream in = Objects.requireNonNull(NeedExamples.class.getResourceAsStream(name), name)) {
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Examples from a file in UTF-8: on each line a label, a tab and a message. Empty lines and those that begin with
     * {@code #} are passed over.
     *
     * @throws InvalidInputException if the file cannot be read or a line breaks the format; the message names the line
     */
    public static NeedExamples load(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return parse(lines);
        } catch (IOException e) {
            InvalidInputException refused = new InvalidInputException(
                    "needs", "The file of examples cannot be read: check that it is there, and in UTF-8.");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /**
     * Examples from a list.
     *
     * @throws InvalidInputException if there is none, or more than 10,000
     */
    public static NeedExamples of(List<Example> examples) {
        if (examples.isEmpty() || examples.size() > MAX_EXAMPLES) {
            throw new InvalidInputException("needs", "Give between 1 and " + MAX_EXAMPLES + " examples.");
        }
        return new NeedExamples(examples);
    }

    private static NeedExamples parse(BufferedReader lines) throws IOException {
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null && examples.size() <= MAX_EXAMPLES; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            String label = tab < 0 ? "" : line.substring(0, tab);
            String text = line.substring(tab + 1).strip();
            if (!LABEL.matcher(label).matches() || text.isEmpty() || text.length() > MAX_LENGTH) {
                throw new InvalidInputException(
                        "needs",
                        "Line " + number + " is no example: write a label of a-z, 0-9 and _, a tab, and at most "
                                + MAX_LENGTH + " characters.");
            }
            examples.add(new Example(label, text));
        }
        return of(examples);
    }

    public List<Example> all() {
        return examples;
    }
}
