package dev.h002.examples.corpus;

import dev.h002.EntityType;
import dev.h002.H002Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link Phrase}; {@code values.txt} describes the notation. Not thread-safe. */
final class PhraseParser {
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
    private static final Pattern USE = Pattern.compile("([a-z][a-z0-9.]*)(?:\\*(\\d+))?");
    private static final Pattern GOLD = Pattern.compile("([A-Z][A-Z_]*)(?::([a-z][a-z0-9.]*))?(?:~([a-z]+))?");

    private final String text;
    private int at;

    private PhraseParser(String text) {
        this.text = text;
    }

    /** @throws H002Exception if the notation is broken */
    static Phrase parse(String text) {
        PhraseParser parser = new PhraseParser(text);
        Phrase phrase = parser.sequence("");
        if (parser.at < text.length()) {
            throw parser.broken();
        }
        return phrase;
    }

    /** Reads up to one of the stops, which is left to be read. */
    private Phrase sequence(String stops) {
        List<Phrase> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\\') {
                char escaped = next();
                literal.append(escaped == 'n' ? '\n' : escaped);
            } else if (c == '#' || c == '{' || c == '<') {
                finish(literal, parts);
                parts.add(c == '#' ? new Phrase.Digit() : c == '{' ? slot() : choice());
            } else {
                literal.append(c);
            }
        }
        finish(literal, parts);
        return parts.size() == 1 ? parts.get(0) : new Phrase.Sequence(List.copyOf(parts));
    }

    private static void finish(StringBuilder literal, List<Phrase> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Phrase.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private Phrase choice() {
        List<Phrase> alternatives = new ArrayList<>();
        char end = '|';
        while (end == '|') {
            alternatives.add(sequence("|>"));
            end = next();
        }
        return new Phrase.Choice(List.copyOf(alternatives));
    }

    private Phrase slot() {
        int close = text.indexOf('}', at);
        if (close < 0) {
            throw broken();
        }
        String inside = text.substring(at, close);
        at = close + 1;
        if (inside.equals("/")) {
            return new Phrase.Separator();
        }
        Matcher range = RANGE.matcher(inside);
        if (range.matches()) {
            String low = range.group(1);
            return new Phrase.Range(Long.parseLong(low), Long.parseLong(range.group(2)), low.length());
        }
        Matcher use = USE.matcher(inside);
        if (use.matches()) {
            return new Phrase.Use(use.group(1), use.group(2) == null ? 1 : Integer.parseInt(use.group(2)));
        }
        return gold(inside);
    }

    private Phrase gold(String inside) {
        Matcher gold = GOLD.matcher(inside);
        if (!gold.matches()) {
            throw broken();
        }
        String type = gold.group(1);
        String rule = gold.group(2) == null ? type.toLowerCase(Locale.ROOT) : gold.group(2);
        String disguise = gold.group(3);
        return new Phrase.Gold(
                new EntityType(type),
                rule,
                disguise == null ? null : Disguise.valueOf(disguise.toUpperCase(Locale.ROOT)));
    }

    private char next() {
        if (at == text.length()) {
            throw broken();
        }
        return text.charAt(at++);
    }

    private H002Exception broken() {
        return new H002Exception("A phrase of the corpus is broken at column " + at + ": " + text);
    }
}
