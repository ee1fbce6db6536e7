package dev.h002.examples.corpus;

import dev.h002.H002Exception;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of {@code values.txt} and {@code addresses.txt}: what a slot may become, by name. Immutable. */
final class Grammar {
    private static final String INDENT = "  ";

    private final Map<String, List<Phrase>> rules;

    private Grammar(Map<String, List<Phrase>> rules) {
        this.rules = rules;
    }

    static Grammar load(List<String> resources) {
        Map<String, List<Phrase>> rules = new HashMap<>();
        for (String resource : resources) {
            List<Phrase> rule = new ArrayList<>();
            for (String line : CorpusResource.lines(resource)) {
                if (line.startsWith(INDENT)) {
                    rule.add(PhraseParser.parse(line.substring(INDENT.length())));
                } else if (!line.isEmpty() && !line.startsWith(";")) {
                    rule = new ArrayList<>();
                    if (rules.put(line, rule) != null) {
                        throw new H002Exception(resource + " has the rule " + line + " twice.");
                    }
                }
            }
        }
        return new Grammar(Map.copyOf(rules));
    }

    /** The alternatives of the most particular rule for the locale: by its tag, its country, its language or plain; or none. */
    List<Phrase> alternatives(String rule, Locale locale) {
        for (String suffix :
                List.of("." + locale.toLanguageTag(), "." + locale.getCountry(), "." + locale.getLanguage(), "")) {
            List<Phrase> found = rules.get(rule + suffix);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }
}
