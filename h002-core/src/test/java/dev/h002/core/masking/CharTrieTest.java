package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharTrieTest {
    private static String find(CharTrie<String> trie, String text) {
        int node = CharTrie.ROOT;
        for (int i = 0; i < text.length() && node != CharTrie.NONE; i++) {
            node = trie.child(node, text.charAt(i));
        }
        return node == CharTrie.NONE ? null : trie.value(node);
    }

    @Test
    void whatWasPutIsFoundAndNothingElse() {
        CharTrie<String> trie = new CharTrie<>();
        assertThat(trie.isEmpty()).isTrue();
        trie.put("maya", "first");
        trie.put("may", "month");
        trie.put("maya", "second");

        assertThat(trie.isEmpty()).isFalse();
        assertThat(find(trie, "maya")).isEqualTo("first");
        assertThat(find(trie, "may")).isEqualTo("month");
        assertThat(find(trie, "ma")).isNull();
        assertThat(find(trie, "mayan")).isNull();
        assertThat(find(trie, "x")).isNull();
        assertThat(find(trie, "")).isNull();
    }

    @Test
    void everyOneOfManyIsFound() {
        Random random = new Random(5);
        CharTrie<String> trie = new CharTrie<>();
        Map<String, String> put = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                text.append(
                        random.nextInt(20) == 0 ? (char) random.nextInt(0x10000) : (char) ('a' + random.nextInt(4)));
            }
            trie.put(text.toString(), text.toString());
            put.put(text.toString(), text.toString());
        }

        put.forEach((text, value) -> assertThat(find(trie, text)).isEqualTo(value));
    }
}
