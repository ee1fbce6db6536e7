package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import dev.h002.spi.MaskingSession;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten million characters of a bad kind take the time and the memory of a text, in the heap of one gigabyte that tests have. */
class LongTextTest {
    private static final int LENGTH = 10_000_000;
    private static final int MOST_BYTES_PER_CHARACTER = 200;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final PlaceholderMasker masker =
            PlaceholderMasker.builder().maxTextLength(LENGTH).build();

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a@", "1 ", "+", "<EMAIL_", "((("})
    void tenMillionCharactersAreMaskedAndRestored(String unit) {
        String text = unit.repeat(LENGTH / unit.length());
        MaskingSession session = masker.open(TypedText.KNOWN, Map.of());
        long before = allocated();

        String masked = assertTimeout(LONGEST, () -> session.mask(text).text().value());

        assertThat((allocated() - before) / LENGTH).isLessThanOrEqualTo(MOST_BYTES_PER_CHARACTER);
        assertThat(assertTimeout(LONGEST, () -> session.restore(masked)).equals(text))
                .isTrue();
    }

    /** What this thread has allocated so far: unlike the heap's fill, the same in every run. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
