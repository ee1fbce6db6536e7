package dev.h002.openai;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow up to a limit. Not thread-safe. */
final class BoundedBytes {
    private final int limit;
    private byte[] bytes;
    private int size;

    BoundedBytes(int limit) {
        this.limit = limit;
        this.bytes = new byte[Math.min(limit, 1024)];
    }

    /** Adds all that is left of the buffer, or nothing if it does not fit; says whether it did. */
    boolean add(ByteBuffer piece) {
        if (piece.remaining() > limit - size) {
            return false;
        }
        int length = piece.remaining();
        ensure(size + length);
        piece.get(bytes, size, length);
        size += length;
        return true;
    }

    /** Adds one byte if it fits; says whether it did. */
    boolean add(byte one) {
        if (size == limit) {
            return false;
        }
        ensure(size + 1);
        bytes[size++] = one;
        return true;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** The bytes as UTF-8, with U+FFFD for what is none. */
    String text() {
        return text(0);
    }

    /** The bytes from an index on as UTF-8. */
    String text(int from) {
        return new String(bytes, from, size - from, StandardCharsets.UTF_8);
    }

    private void ensure(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(needed, 2 * bytes.length)));
        }
    }
}
