package dev.h002.core.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All phrases of one language, by key, from its file {@code phrases-xx.properties}. A key that ends in a number is one of several
 * variants, numbered from 1. Immutable and thread-safe.
 */
final class Phrases {
    /** English first: every other language is held against it. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.(\\d{1,2})");

    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}-]+");

    private final Locale language;
    private final Map<String, List<Phrase>> variants;

    private Phrases(Locale language, Map<String, List<Phrase>> variants) {
        this.language = language;
        this.variants = variants;
    }

    /**
     * Every language this library ships.
     *
     * @throws IllegalStateException if a file cannot be used, or differs from the English one in a key or a slot
     */
    static List<Phrases> shipped() {
        List<Phrases> all = LANGUAGES.stream().map(Phrases::load).toList();
        for (Phrases phrases : all) {
            List<String> differences = phrases.differencesFrom(all.get(0));
            if (!differences.isEmpty()) {
                throw new IllegalStateException("The phrases in " + phrases.language + " do not fit: " + differences);
            }
        }
        return all;
    }

    private static Phrases load(Locale language) {
        String file = "phrases-" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file)) {
            return read(language, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if a phrase cannot be read, or the numbers of a key's variants have a gap */
    static Phrases read(Locale language, Reader file) throws IOException {
        Properties lines = new Properties();
        lines.load(file);
        Map<String, TreeMap<Integer, Phrase>> numbered = new TreeMap<>();
        for (String line : lines.stringPropertyNames()) {
            Matcher variant = NUMBERED.matcher(line);
            boolean isVariant = variant.matches();
            Phrase phrase = Phrase.parse(lines.getProperty(line));
            Phrase other = numbered.computeIfAbsent(isVariant ? variant.group(1) : line, key -> new TreeMap<>())
                    .put(isVariant ? Integer.parseInt(variant.group(2)) : 1, phrase);
            if (other != null) {
                throw new IllegalStateException("The phrase '" + line + "' is there twice.");
            }
        }
        Map<String, List<Phrase>> variants = new TreeMap<>();
        numbered.forEach((key, phrases) -> {
            if (phrases.firstKey() != 1 || phrases.lastKey() != phrases.size()) {
                throw new IllegalStateException("The variants of '" + key + "' are not numbered from 1 on.");
            }
            variants.put(key, List.copyOf(phrases.values()));
        });
        return new Phrases(language, variants);
    }

    /** What keeps these phrases from standing in for the others: keys that one of them lacks, and other slots. */
    List<String> differencesFrom(Phrases others) {
        List<String> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(variants.keySet());
        keys.addAll(others.variants.keySet());
        for (String key : keys) {
            List<Phrase> theirs = others.variants.getOrDefault(key, List.of());
            List<Phrase> ours = variants.getOrDefault(key, List.of());
            if (ours.isEmpty() || theirs.isEmpty()) {
                differences.add(key + " is in one language only");
            } else if (!ours.stream()
                    .allMatch(phrase -> phrase.slots().equals(theirs.get(0).slots()))) {
                differences.add(key + " has other slots than " + theirs.get(0).slots());
            }
        }
        return differences;
    }

    /** The words with a capital in these phrases. */
    Set<String> capitalisedWords() {
        return variants.values().stream()
                .flatMap(List::stream)
                .flatMap(phrase -> phrase.texts().stream())
                .flatMap(text -> CAPITALISED.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    Locale language() {
        return language;
    }

    Set<String> keys() {
        return variants.keySet();
    }

    /**
     * The variants of a key, at least one.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    List<Phrase> variants(String key) {
        List<Phrase> found = variants.get(key);
        if (found == null) {
            throw new IllegalArgumentException("There is no phrase '" + key + "' in " + language + ".");
        }
        return found;
    }
}
