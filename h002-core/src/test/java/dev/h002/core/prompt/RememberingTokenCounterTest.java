package dev.h002.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingTokenCounterTest {
    private final List<String> counted = new ArrayList<>();
    private final TokenCounter counter = new RememberingTokenCounter(text -> {
        counted.add(text);
        return text.length();
    });

    @Test
    void aTextIsCountedOnce() {
        for (int round = 0; round < 2; round++) {
            assertThat(counter.count("Hot Chocolate")).isEqualTo(13);
            assertThat(counter.count("Tea")).isEqualTo(3);
        }
        assertThat(counted).containsExactly("Hot Chocolate", "Tea");
    }

    @Test
    void itKeepsNoMoreThanItsBound() {
        int texts = 2 * RememberingTokenCounter.MOST_CHARACTERS / 10_000;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < texts; i++) {
                assertThat(counter.count(Integer.toString(i).repeat(10_000).substring(0, 10_000)))
                        .isEqualTo(10_000);
            }
        }
        assertThat(counted).as("half of them fit").hasSizeGreaterThanOrEqualTo(texts + texts / 2);
    }
}
