package dev.h002.core.masking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Characters to values, edges in one open-addressed table of (node, character) to node. */
final class CharTrie<T> {
    static final int ROOT = 0;
    static final int NONE = -1;
    private static final int INITIAL = 64;

    private static final byte[] KEYS = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            KEYS[c] = (byte) key(c);
        }
    }

    private final long[] pairs = new long[128 * 128 / 64];
    private boolean oddRoots;
    private long[] keys = new long[INITIAL];
    private int[] targets = new int[INITIAL];
    private final List<@Nullable T> values = new ArrayList<>();

    CharTrie() {
        values.add(null);
    }

    boolean isEmpty() {
        return values.size() == 1;
    }

    /**
     * Whether a value may begin at a place, in any case: a look into a small table at its first two characters, over one that may
     * stand between, at the price of a few too many.
     */
    boolean mayStart(char[] chars, int at, int length) {
        char first = chars[at];
        if (first >= 128) {
            return oddRoots;
        }
        char next = at + 1 < length ? chars[at + 1] : ' ';
        if (next >= 128) {
            return true; // it may look like the second letter
        }
        int second = KEYS[next];
        if (second == 0) {
            second = at + 2 < length ? key(chars, at + 2) : 0;
        }
        int pair = KEYS[first] << 7 | second;
        return (pairs[pair >> 6] >>> pair & 1) != 0;
    }

    private static int key(char[] chars, int at) {
        return chars[at] < 128 ? KEYS[chars[at]] : 0;
    }

    /** Of equal texts the first keeps its value. */
    void put(String text, T value) {
        int node = ROOT;
        for (int i = 0; i < text.length(); i++) {
            int next = child(node, text.charAt(i));
            if (next == NONE) {
                next = values.size();
                values.add(null);
                link(node, text.charAt(i), next);
            }
            node = next;
        }
        if (values.get(node) == null) {
            values.set(node, value);
        }
        // Values are folded, so a look-alike from another script may stand in the text for the first letter.
        oddRoots = true;
        int first = key(text.charAt(0)) << 7;
        set(first | (text.length() > 1 ? key(text.charAt(1)) : 0));
        set(first);
    }

    @Nullable
    T value(int node) {
        return values.get(node);
    }

    int child(int node, char c) {
        int slot = slot(key(node, c));
        return keys[slot] == 0 ? NONE : targets[slot];
    }

    // Letters beyond ASCII, and whatever may stand between the characters of a value, count as one.
    private static int key(char c) {
        boolean small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return small ? c : c >= 'A' && c <= 'Z' ? c + 32 : 0;
    }

    private void set(int pair) {
        pairs[pair >> 6] |= 1L << pair;
    }

    private void link(int node, char c, int target) {
        if (values.size() * 2 > keys.length) {
            grow();
        }
        int slot = slot(key(node, c));
        keys[slot] = key(node, c);
        targets[slot] = target;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[oldTargets.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                targets[slot] = oldTargets[i];
            }
        }
    }

    // Zero marks a free slot, so keys start at 1.
    private static long key(int node, char c) {
        return (((long) node << 16) | c) + 1;
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
