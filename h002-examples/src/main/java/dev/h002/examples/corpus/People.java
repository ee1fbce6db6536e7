package dev.h002.examples.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.datafaker.Faker;

/** Datafaker's names and streets of a locale, as pools to draw from. Not thread-safe. */
final class People {
    private static final int POOL = 160;
    private static final int TRIES = 1_000;
    private static final int ABROAD_PERCENT = 30;
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}]{2,}(?:[' -]\\p{L}{2,}|'\\p{L}+)?");
    private static final Pattern STREET = Pattern.compile("[\\p{L}][\\p{L} .'-]{4,30}");

    /** Whose names are met anywhere. */
    private static final List<String> ABROAD = List.of(
            "tr-TR", "vi-VN", "id-ID", "hr-HR", "et-EE", "en-NG", "en-IN", "en-IE", "pl-PL", "es-MX", "pt-BR", "de-DE",
            "fr-FR", "it-IT", "sv-SE");

    private final long seed;
    private final Map<String, Pools> pools = new HashMap<>();

    People(long seed) {
        this.seed = seed;
    }

    private record Pools(List<String> first, List<String> last, List<String> streets) {}

    /** Somebody of the locale or, sometimes, of another one. */
    Person person(Locale locale, Random random) {
        boolean abroad = random.nextInt(100) < ABROAD_PERCENT;
        Pools pool = pools(abroad ? pick(ABROAD, random) : locale.toLanguageTag());
        return new Person(pick(pool.first(), random), pick(pool.last(), random));
    }

    String street(Locale locale, Random random) {
        return pick(pools(locale.toLanguageTag()).streets(), random);
    }

    private Pools pools(String tag) {
        return pools.computeIfAbsent(tag, this::fill);
    }

    private Pools fill(String tag) {
        Faker faker = new Faker(Locale.forLanguageTag(tag), new Random(seed * 1_000_003L + tag.hashCode()));
        return new Pools(
                pool(() -> faker.name().firstName(), NAME),
                pool(() -> faker.name().lastName(), NAME),
                pool(() -> faker.address().streetName(), STREET));
    }

    /** Distinct ones that look right: some lists hold titles, particles and misprints. */
    private static List<String> pool(Supplier<String> source, Pattern shape) {
        List<String> pool = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int attempt = 0; attempt < TRIES && pool.size() < POOL; attempt++) {
            String value = source.get();
            if (shape.matcher(value).matches() && seen.add(value)) {
                pool.add(value);
            }
        }
        return List.copyOf(pool);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
