package dev.h002.examples.corpus;

import dev.h002.H002Exception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates of one kind, such as those that hold an address.
 *
 * @param messages how many each template becomes
 * @param anyCase whether some are typed in small letters or in capitals
 * @param locales their tags, taken in turn
 * @param templates in the notation that {@link PhraseParser} reads
 */
record TemplateSection(String name, int messages, boolean anyCase, List<String> locales, List<String> templates) {
    private static final Pattern HEADER = Pattern.compile("\\[([a-z-]+) x(\\d+)( anycase)? ([A-Za-z@ -]+)]");
    private static final List<String> ENGLISH = List.of("en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-IE", "en-IN");
    private static final List<String> EUROPE_AND_BEYOND = List.of(
            "de-DE", "de-AT", "de-CH", "fr-FR", "es-ES", "es-MX", "it-IT", "nl-NL", "nl-BE", "pl-PL", "pt-BR", "pt-PT",
            "sv-SE", "da-DK", "nb-NO", "fi-FI", "cs-CZ", "hu-HU");

    /** Reads a file of sections; {@code positives.txt} describes it. */
    static List<TemplateSection> load(String resource) {
        List<TemplateSection> sections = new ArrayList<>();
        for (String line : CorpusResource.lines(resource)) {
            if (line.startsWith("[") && HEADER.matcher(line).matches()) {
                sections.add(header(line));
            } else if (!line.isEmpty() && !line.startsWith(";")) {
                if (sections.isEmpty()) {
                    throw new H002Exception(resource + " begins without a section.");
                }
                sections.get(sections.size() - 1).templates().add(line);
            }
        }
        return List.copyOf(sections);
    }

    private static TemplateSection header(String line) {
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            throw new H002Exception("This is no header of a section: " + line);
        }
        List<String> locales = new ArrayList<>();
        for (String tag : Arrays.asList(header.group(4).split(" ", -1))) {
            switch (tag) {
                case "@world" -> {
                    locales.addAll(ENGLISH);
                    locales.addAll(EUROPE_AND_BEYOND);
                }
                case "@english" -> locales.addAll(ENGLISH);
                default -> locales.add(tag);
            }
        }
        int messages = Integer.parseInt(header.group(2));
        return new TemplateSection(
                header.group(1), messages, header.group(3) != null, List.copyOf(locales), new ArrayList<>());
    }
}
