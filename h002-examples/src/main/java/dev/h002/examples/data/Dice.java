package dev.h002.examples.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance with a seed. Each purpose has a stream of its own, so that a change to one part of the data leaves the others as they
 * were. Only methods of {@link Random} whose algorithm its contract fixes are used. Not thread-safe.
 */
final class Dice {
    /** Without the letters and digits that are taken for one another: 0 and O, 1 and I and L. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final Random random;

    Dice(long seed, String purpose) {
        this.random = new Random(seed * 1_000_003L + purpose.hashCode());
    }

    Random random() {
        return random;
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 inclusive to 1 exclusive. */
    double fraction() {
        return random.nextDouble();
    }

    /** Around zero, and never further than the limit. */
    double around(double deviation, double limit) {
        return Math.max(-limit, Math.min(limit, random.nextGaussian() * deviation));
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** At most {@code count} different ones, in random order. */
    <T> List<T> sample(List<T> from, int count) {
        List<T> copy = new ArrayList<>(from);
        Collections.shuffle(copy, random);
        return copy.subList(0, Math.min(count, copy.size()));
    }

    /** Capital letters and digits that cannot be misread. */
    String code(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
