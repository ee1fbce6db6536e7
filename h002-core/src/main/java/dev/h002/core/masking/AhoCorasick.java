package dev.h002.core.masking;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many words in one pass over a text (A. Aho and M. Corasick, "Efficient string matching", CACM 18(6), 1975).
 *
 * <p>Building takes time and space linear in the words, a scan is linear in the text and its hits. Immutable and
 * thread-safe.
 */
final class AhoCorasick {
    private static final int NONE = -1;

    /** Hears each occurrence. */
    @FunctionalInterface
    interface Hits {
        /**
         * Takes one occurrence.
         *
         * @param word the index of the word in the list given
         * @param end where it ends, exclusive
         * @return true if shorter words that end here need not be told
         */
        boolean found(int word, int end);
    }

    private final Edges edges;
    private final int[] words;
    private final int[] fallback;
    private final int[] shorter;

    /** @param list words that are not empty; of equal ones the first is told */
    AhoCorasick(List<String> list) {
        int capacity = 1 + list.stream().mapToInt(String::length).sum();
        edges = new Edges(capacity);
        int[] parent = new int[capacity];
        int[] depth = new int[capacity];
        char[] label = new char[capacity];
        int[] wordAt = new int[capacity];
        Arrays.fill(wordAt, NONE);
        int nodes = 1;
        int deepest = 0;
        for (int word = 0; word < list.size(); word++) {
            int node = 0;
            String text = list.get(word);
            for (int i = 0; i < text.length(); i++) {
                int next = edges.get(node, text.charAt(i));
                if (next == NONE) {
                    next = nodes++;
                    edges.put(node, text.charAt(i), next);
                    parent[next] = node;
                    label[next] = text.charAt(i);
                    depth[next] = depth[node] + 1;
                    deepest = Math.max(deepest, depth[next]);
                }
                node = next;
            }
            if (wordAt[node] == NONE) {
                wordAt[node] = word;
            }
        }
        words = Arrays.copyOf(wordAt, nodes);
        fallback = new int[nodes];
        shorter = new int[nodes];
        for (int node : byDepth(depth, nodes, deepest)) {
            link(node, parent[node], label[node]);
        }
    }

    private void link(int node, int parent, char label) {
        if (node == 0) {
            return;
        }
        fallback[node] = parent == 0 ? 0 : step(fallback[parent], label);
        int below = fallback[node];
        shorter[node] = words[below] == NONE ? shorter[below] : below;
    }

    private static int[] byDepth(int[] depth, int nodes, int deepest) {
        int[] from = new int[deepest + 2];
        for (int node = 0; node < nodes; node++) {
            from[depth[node] + 1]++;
        }
        for (int i = 1; i < from.length; i++) {
            from[i] += from[i - 1];
        }
        int[] ordered = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            ordered[from[depth[node]]++] = node;
        }
        return ordered;
    }

    private int step(int state, char c) {
        int from = state;
        int next = edges.get(from, c);
        while (next == NONE && from != 0) {
            from = fallback[from];
            next = edges.get(from, c);
        }
        return next == NONE ? 0 : next;
    }

    /** Tells every occurrence, by where it ends; of those that end together the longest first. */
    void scan(CharSequence text, Hits hits) {
        if (words.length == 1) {
            return;
        }
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = step(state, text.charAt(i));
            int hit = words[state] == NONE ? shorter[state] : state;
            while (hit != 0 && !hits.found(words[hit], i + 1)) {
                hit = shorter[hit];
            }
        }
    }

    /** The trie's edges in one open-addressed table of (node, character) to node. */
    private static final class Edges {
        private final long[] keys;
        private final int[] values;
        private final int mask;

        Edges(int count) {
            int size = Integer.highestOneBit(Math.max(4, count) * 2 - 1) * 2;
            keys = new long[size];
            values = new int[size];
            mask = size - 1;
        }

        // Zero marks a free slot, so keys start at 1.
        private static long key(int node, char c) {
            return (((long) node << 16) | c) + 1;
        }

        private int slot(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed >>> 40) & mask;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        int get(int node, char c) {
            long key = key(node, c);
            int slot = slot(key);
            return keys[slot] == key ? values[slot] : NONE;
        }

        void put(int node, char c, int target) {
            long key = key(node, c);
            int slot = slot(key);
            keys[slot] = key;
            values[slot] = target;
        }
    }
}
