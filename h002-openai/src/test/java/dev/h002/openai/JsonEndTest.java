package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEndTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \r\n{\"a\":[{\"b\":\"}\"}],\"c\":\"\\\"}\",\"d\":\"\\\\\"}",
                "[{},{\"a\":\"\u20ac\"}]",
            })
    void seesTheEndAtTheLastByteAndNotBefore(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonEnd end = new JsonEnd();
        for (byte next : bytes) {
            assertThat(end.over()).isFalse();
            end.scan(ByteBuffer.wrap(new byte[] {next}));
        }
        assertThat(end.over()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "x", "\"a\"", " 1", "}"})
    void isNeverSureOfWhatBeginsAsNoObject(String text) {
        JsonEnd end = new JsonEnd();
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        end.scan(bytes);
        assertThat(end.over()).isTrue();
        assertThat(bytes.position()).isZero();
    }
}
