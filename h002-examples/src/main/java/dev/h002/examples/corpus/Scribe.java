package dev.h002.examples.corpus;

import dev.h002.H002Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes one message of one person: fills a phrase's gaps and marks what is personal. Not thread-safe. */
final class Scribe {
    /** Stands between the lines of an address until it is known what separates them. */
    static final char SEPARATOR = '\u001F';

    private static final int NEW_LINE_PERCENT = 8;
    private static final int BLANK_PERCENT = 3;

    private final Grammar grammar;
    private final Map<String, Maker> makers;
    private final People people;
    private final Random random;
    private final Locale locale;
    private final Person writer;
    private final Person friend;
    private final StringBuilder text = new StringBuilder();
    private final List<GoldSpan> spans = new ArrayList<>();

    Scribe(Grammar grammar, Map<String, Maker> makers, People people, Random random, Locale locale) {
        this.grammar = grammar;
        this.makers = makers;
        this.people = people;
        this.random = random;
        this.locale = locale;
        this.writer = people.person(locale, random);
        this.friend = people.person(locale, random);
    }

    /** A rule that is made in code. */
    @FunctionalInterface
    interface Maker {
        String make(Scribe scribe);
    }

    Random random() {
        return random;
    }

    Person writer() {
        return writer;
    }

    Person friend() {
        return friend;
    }

    Locale locale() {
        return locale;
    }

    String street() {
        return people.street(locale, random);
    }

    /** The finished message. */
    GoldMessage message(String id, Phrase template, Style style) {
        write(template, text);
        return new GoldMessage(id, style.on(text.toString()), spans);
    }

    /** What a rule gives. */
    String value(String rule) {
        String value = valueOrNull(rule);
        if (value == null) {
            throw new H002Exception("The corpus has no rule " + rule + " for " + locale.toLanguageTag() + ".");
        }
        return value;
    }

    /** What a rule gives, or null if the locale has no such rule. */
    @Nullable
    String valueOrNull(String rule) {
        Maker maker = makers.get(rule);
        if (maker != null) {
            return maker.make(this);
        }
        List<Phrase> alternatives = grammar.alternatives(rule, locale);
        if (alternatives.isEmpty()) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        write(alternatives.get(random.nextInt(alternatives.size())), value);
        return value.toString();
    }

    private void write(Phrase phrase, StringBuilder to) {
        if (phrase instanceof Phrase.Literal literal) {
            to.append(literal.text());
        } else if (phrase instanceof Phrase.Digit) {
            to.append(random.nextInt(10));
        } else if (phrase instanceof Phrase.Choice choice) {
            write(choice.alternatives().get(random.nextInt(choice.alternatives().size())), to);
        } else if (phrase instanceof Phrase.Sequence sequence) {
            sequence.parts().forEach(part -> write(part, to));
        } else if (phrase instanceof Phrase.Range range) {
            to.append(number(range));
        } else if (phrase instanceof Phrase.Use use) {
            for (int i = 0; i < use.times(); i++) {
                to.append(value(use.rule()));
            }
        } else if (phrase instanceof Phrase.Separator) {
            to.append(SEPARATOR);
        } else if (phrase instanceof Phrase.Gold gold) {
            mark(gold);
        }
    }

    private void mark(Phrase.Gold gold) {
        String value = value(gold.rule());
        if (gold.disguise() != null) {
            value = gold.disguise().on(value);
        }
        int start = text.length();
        text.append(value.replace(String.valueOf(SEPARATOR), separator()));
        spans.add(new GoldSpan(gold.type(), start, text.length()));
    }

    private String separator() {
        int percent = random.nextInt(100);
        if (percent < NEW_LINE_PERCENT) {
            return "\n";
        }
        return percent < NEW_LINE_PERCENT + BLANK_PERCENT ? " " : ", ";
    }

    private String number(Phrase.Range range) {
        long number = range.low() + Math.floorMod(random.nextLong(), range.high() - range.low() + 1);
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, range.width() - digits.length())) + digits;
    }
}
