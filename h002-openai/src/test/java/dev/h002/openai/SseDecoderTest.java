package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseDecoderTest {
    private static final String STREAM = "\uFEFFdata: first\n\n"
            + ": a comment\n"
            + "event: delta\nid: 7\nretry: 10\ndata: second\n\n"
            + "data:no space\n\n"
            + "data:  two spaces\n\n"
            + "data: line one\ndata: line two\ndata\ndata: line four\n\n"
            + "data:\n\n"
            + "\n\n"
            + "datax: not data\n\n"
            + "DATA: not data either\n\n"
            + "data: caf\u00e9 \u4f60\u597d \ud83d\ude00 {\"a\":\"b: c\"}\n\n"
            + "data: \uFEFFmark within\n\n"
            + "data: without its blank line\n";

    private static final List<String> EVENTS = List.of(
            "first",
            "second",
            "no space",
            " two spaces",
            "line one\nline two\n\nline four",
            "caf\u00e9 \u4f60\u597d \ud83d\ude00 {\"a\":\"b: c\"}",
            "\uFEFFmark within");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void decodesTheSameEventsWhateverEndsItsLinesAndWhereverItIsSplit(String lineEnd) throws Exception {
        byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20_260_101);
        for (int round = 0; round < 200; round++) {
            int longest = 1 + random.nextInt(round % 2 == 0 ? 3 : 60);
            assertThat(decode(bytes, random, longest)).isEqualTo(EVENTS);
        }
    }

    @Test
    void decodesTheSameEventsWithLineEndsMixed() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            StringBuilder mixed = new StringBuilder();
            for (char letter : STREAM.toCharArray()) {
                mixed.append(letter == '\n' ? List.of("\n", "\r\n").get(random.nextInt(2)) : String.valueOf(letter));
            }
            assertThat(decode(mixed.toString().getBytes(StandardCharsets.UTF_8), random, 9))
                    .isEqualTo(EVENTS);
        }
    }

    @Test
    void tellsOfAnEventAsSoonAsItsBlankLineIsThere() throws Exception {
        SseDecoder decoder = new SseDecoder(100);
        List<String> events = new ArrayList<>();

        decoder.feed(bytes("data: now\r"), events::add);
        assertThat(events).isEmpty();
        decoder.feed(bytes("\n\r"), events::add);

        assertThat(events).containsExactly("now");
    }

    @Test
    void replacesBytesThatAreNoText() throws Exception {
        SseDecoder decoder = new SseDecoder(100);
        List<String> events = new ArrayList<>();

        decoder.feed(
                ByteBuffer.wrap(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, 'x', (byte) 0xFF, '\n', '\n'}),
                events::add);

        assertThat(events).containsExactly("\uFFFDx\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"'data: ', 94, true", "'data: ', 95, false", "': ', 98, true", "': ', 99, false"})
    void refusesALineOverItsLimit(String start, int letters, boolean fits) {
        SseDecoder decoder = new SseDecoder(100);
        String line = start + "x".repeat(letters) + "\n\n";

        if (fits) {
            assertThatCode(() -> decoder.feed(bytes(line), event -> {})).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> decoder.feed(bytes(line), event -> {})).isInstanceOf(AttemptFailure.class);
        }
    }

    @Test
    void refusesAnEventOfManyLinesOverItsLimit() {
        SseDecoder decoder = new SseDecoder(100);

        assertThatThrownBy(() -> decoder.feed(bytes("data: 123456789\n".repeat(11)), event -> {}))
                .isInstanceOf(AttemptFailure.class);
    }

    private static List<String> decode(byte[] bytes, Random random, int longestPiece) throws AttemptFailure {
        SseDecoder decoder = new SseDecoder(1000);
        List<String> events = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, random.nextInt(longestPiece + 1));
            decoder.feed(ByteBuffer.wrap(bytes, at, length), events::add);
            at += length;
        }
        return events;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
