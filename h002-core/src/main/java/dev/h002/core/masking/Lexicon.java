package dev.h002.core.masking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The words that the masker knows, with their {@link WordKind}s as bits: one open-addressed table, so that a word costs one look.
 *
 * <p>Read once from {@code lexicon.txt}: sections of words in small letters without accents, phrases joined by underscores.
 * Immutable and thread-safe.
 */
final class Lexicon {
    /** The longest phrase, in words. */
    static final int MAX_PHRASE = 4;

    /** Kinds of words that a recognizer waits for: their bits in {@link #hints}. */
    static final int INTRODUCES = 1;

    static final int CLOSES = 2;
    static final int SECRET = 4;
    /** Dates of birth and numbers of identity. */
    static final int IDENTITY = 8;

    /** Addresses, postal codes and post office boxes. */
    static final int PLACE = 16;

    static final int ORDERS = 32;
    static final int STREET = 64;
    static final int AT = 128;

    private static final int FILTER_BITS = 1 << 16;
    private static final String FILE = "lexicon.txt";
    private static final Lexicon INSTANCE = read();

    private final int[] hashes;
    private final String[] words;
    private final long[] kinds;
    /** One bit for each way that a word recognizers wait for may look. */
    private final long[] filter = new long[FILTER_BITS / 64];

    private final Map<String, Long> phrases;
    private final List<List<String>> streetSuffixes = new ArrayList<>();

    private Lexicon(Map<String, Long> entries, List<String> suffixes) {
        int size = Integer.highestOneBit(entries.size()) * 4;
        hashes = new int[size];
        words = new String[size];
        kinds = new long[size];
        phrases = new HashMap<>();
        for (char last = 'a'; last <= 'z'; last++) {
            String ending = String.valueOf(last);
            this.streetSuffixes.add(
                    suffixes.stream().filter(suffix -> suffix.endsWith(ending)).toList());
        }
        entries.forEach((word, bits) -> {
            if (word.indexOf('_') >= 0) {
                phrases.put(word, bits);
            } else {
                put(word, bits);
            }
        });
    }

    static Lexicon instance() {
        return INSTANCE;
    }

    private static Lexicon read() {
        Map<String, Long> entries = new HashMap<>();
        List<String> suffixes = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            WordKind kind = WordKind.COMMON;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    kind = WordKind.valueOf(line.substring(1, line.indexOf(']')));
                } else if (kind == WordKind.STREET_SUFFIX && !line.startsWith("#") && !line.isBlank()) {
                    suffixes.addAll(List.of(line.strip().split(" +")));
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    for (String word : line.strip().split(" +", -1)) {
                        entries.merge(word, kind.bit, (a, b) -> a | b);
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Lexicon(entries, suffixes);
    }

    private void put(String word, long bits) {
        int hash = hash(word);
        int free = slot(hash);
        while (words[free] != null) {
            free = (free + 1) & (words.length - 1);
        }
        hashes[free] = hash;
        words[free] = word;
        kinds[free] = bits;
        if (hints(bits) != 0) {
            int slot = filterSlot(word.toCharArray(), 0, word.length());
            filter[slot >> 6] |= 1L << slot;
        }
    }

    /** The groups of kinds that a word with these bits is of. */
    static int hints(long bits) {
        long streets = WordKind.STREET_STRONG.bit
                | WordKind.STREET_WEAK.bit
                | WordKind.STREET_PREFIX.bit
                | WordKind.STREET_PREFIX_STRONG.bit;
        long places = WordKind.POSTAL_CONTEXT.bit | WordKind.POST_BOX.bit | WordKind.ADDRESS_CONTEXT.bit;
        long identity = WordKind.BIRTH_CONTEXT.bit | WordKind.ID_CONTEXT.bit;
        return ((bits & WordKind.INTRODUCTION.bit) != 0 ? INTRODUCES : 0)
                | ((bits & WordKind.CLOSING.bit) != 0 ? CLOSES : 0)
                | ((bits & WordKind.SECRET_CONTEXT.bit) != 0 ? SECRET : 0)
                | ((bits & identity) != 0 ? IDENTITY : 0)
                | ((bits & places) != 0 ? PLACE : 0)
                | ((bits & WordKind.ORDER.bit) != 0 ? ORDERS : 0)
                | ((bits & streets) != 0 ? STREET : 0)
                | ((bits & WordKind.AT_WORD.bit) != 0 ? AT : 0);
    }

    /**
     * Whether the word between may be one that recognizers wait for, from some of its letters and its length: one look into a small
     * table, at the price of a few words too many. None is missed.
     */
    boolean mayMatter(char[] chars, int from, int to) {
        int slot = filterSlot(chars, from, to);
        return (filter[slot >> 6] & 1L << slot) != 0;
    }

    // The low five bits of a letter are the same for both cases.
    private static int filterSlot(char[] chars, int from, int to) {
        int second = chars[Math.min(from + 1, to - 1)] & 31;
        int letters =
                (chars[from] & 31) | second << 5 | (chars[to - 1] & 31) << 10 | (chars[(from + to) >>> 1] & 31) << 15;
        return ((letters | (to - from & 15) << 20) * 0x9E3779B1) >>> 13 & (FILTER_BITS - 1);
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return hash;
    }

    private static int step(int hash, char lower) {
        return hash * 31 + lower;
    }

    private int slot(int hash) {
        return ((hash * 0x9E3779B9) >>> 12) & (hashes.length - 1);
    }

    /** The kinds of the word between; 0 for a word it does not know. */
    long kinds(char[] chars, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = step(hash, CharFold.lower(chars[i]));
        }
        int slot = slot(hash);
        while (words[slot] != null) {
            if (hashes[slot] == hash && is(words[slot], chars, from, to)) {
                return kinds[slot];
            }
            slot = (slot + 1) & (words.length - 1);
        }
        return 0;
    }

    private static boolean is(String word, char[] chars, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (CharFold.lower(chars[i]) != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    /** The kinds of words joined by underscores. */
    long phraseKinds(String joined) {
        return phrases.getOrDefault(joined, 0L);
    }

    /** Whether a word ends as one-word street names do, and has at least three letters before that. */
    boolean isStreetName(char[] chars, int from, int to) {
        char last = CharFold.lower(chars[to - 1]);
        if (last < 'a' || last > 'z') {
            return false;
        }
        for (String suffix : streetSuffixes.get(last - 'a')) {
            int start = to - suffix.length();
            if (start >= from + 3 && is(suffix, chars, start, to)) {
                return true;
            }
        }
        return false;
    }
}
