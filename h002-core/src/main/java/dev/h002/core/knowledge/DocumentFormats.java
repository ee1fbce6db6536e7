package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.langchain4j.data.document.DocumentParser;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which parser reads which file, by the ending of its name. A parser, and the library behind it, is loaded when first used. */
final class DocumentFormats {
    private final Map<String, Supplier<DocumentParser>> parsers = new HashMap<>();

    DocumentFormats() {
        parsers.put("md", TextParser::new);
        parsers.put("markdown", TextParser::new);
        parsers.put("txt", TextParser::new);
        parsers.put("html", () -> needs("org.jsoup:jsoup", HtmlParser::new));
        parsers.put("htm", () -> needs("org.jsoup:jsoup", HtmlParser::new));
        parsers.put("pdf", () -> needs("org.apache.pdfbox:pdfbox", PdfParser::new));
    }

    DocumentFormats(DocumentFormats other) {
        parsers.putAll(other.parsers);
    }

    void put(String ending, DocumentParser parser) {
        Objects.requireNonNull(parser);
        parsers.put(ending.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""), () -> parser);
    }

    boolean reads(String name) {
        return parsers.containsKey(ending(name));
    }

    /** @throws InvalidInputException if no parser reads such a file, or its library is not on the class path */
    DocumentParser parser(String name) {
        Supplier<DocumentParser> parser = parsers.get(ending(name));
        if (parser == null) {
            throw new InvalidInputException("file", "No parser reads this kind of file: give " + endings() + ".");
        }
        return parser.get();
    }

    String endings() {
        return "." + String.join(", .", new TreeSet<>(parsers.keySet()));
    }

    private static DocumentParser needs(String library, Supplier<DocumentParser> parser) {
        try {
            return parser.get();
        } catch (NoClassDefFoundError e) {
            InvalidInputException missing = new InvalidInputException(
                    "file", "To read this kind of file, add " + library + " to the class path.");
            missing.addSuppressed(e);
            throw missing;
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
