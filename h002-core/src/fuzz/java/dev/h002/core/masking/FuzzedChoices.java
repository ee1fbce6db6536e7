package dev.h002.core.masking;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** Choices that a fuzzer made: its bytes, read as numbers from 0 to below what is asked for, and 0 after their end. */
final class FuzzedChoices implements IntUnaryOperator {
    private static final int MOST_PIECES = 24;
    private static final int LONGEST = 500;
    private static final int SEEDS = 40;
    private static final int SEED_BYTES = 300;

    private final byte[] bytes;
    private int at;

    FuzzedChoices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where fuzzing begins. Without seeds of some length it takes minutes to grow texts of more than a few pieces. */
    static Stream<byte[]> seeds() {
        Random random = new Random(1);
        return Stream.generate(() -> {
                    byte[] seed = new byte[SEED_BYTES];
                    random.nextBytes(seed);
                    return seed;
                })
                .limit(SEEDS);
    }

    @Override
    public int applyAsInt(int bound) {
        int number = 0;
        for (int reach = 1; reach < bound && at < bytes.length; reach <<= Byte.SIZE) {
            number = number << Byte.SIZE | bytes[at++] & 0xFF;
        }
        return number % bound;
    }

    boolean isOver() {
        return at >= bytes.length;
    }

    /** Text out of pieces that masking knows, or of any characters, lone surrogates included. */
    String text() {
        if (applyAsInt(4) > 0) {
            return TypedText.of(MOST_PIECES, this);
        }
        StringBuilder text = new StringBuilder();
        int alphabet = applyAsInt(2) == 0 ? 0x80 : 0x10000;
        for (int length = applyAsInt(LONGEST); text.length() < length && !isOver(); ) {
            text.append((char) applyAsInt(alphabet));
        }
        return text.toString();
    }
}
