package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.h002.GatewayException.Reason;
import dev.h002.Usage;
import dev.h002.spi.Completion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedAnswerTest {
    private static final String FINISH = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String USAGE =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private final List<String> texts = new ArrayList<>();

    @Test
    void joinsTextsAndKeepsUsageAndModel() throws Exception {
        Completion completion =
                read(ScriptedServer.chunk("Hot ") + ScriptedServer.chunk("Chocolate") + FINISH + USAGE + DONE);

        assertThat(completion.text()).isEqualTo("Hot Chocolate");
        assertThat(completion.usage()).isEqualTo(new Usage(12, 3));
        assertThat(completion.model()).isEqualTo("m-1");
        assertThat(texts).containsExactly("Hot ", "Chocolate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "length", "content_filter"})
    void countsAnyFinishReasonAsTheEnd(String reason) throws Exception {
        assertThat(read(ScriptedServer.chunk("Hi") + FINISH.replace("stop", reason))
                        .text())
                .isEqualTo("Hi");
    }

    @Test
    void countsTheEndMarkAloneAsTheEnd() throws Exception {
        Completion completion = read(ScriptedServer.chunk("Hi") + DONE);

        assertThat(completion.text()).isEqualTo("Hi");
        assertThat(completion.usage()).isNull();
    }

    @Test
    void looksAtNothingAfterTheEndMark() throws Exception {
        assertThat(read(ScriptedServer.chunk("Hi") + DONE + "data: rubbish\n\n").text())
                .isEqualTo("Hi");
    }

    @Test
    void takesUsageGivenAsNullAndTheAskedModelWhereNoneIsNamed() throws Exception {
        Completion completion = read(
                "data: {\"usage\":null,\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":null}]}\n\n"
                        + FINISH);

        assertThat(completion.usage()).isNull();
        assertThat(completion.model()).isEqualTo("asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n",
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\" \"},\"finish_reason\":\"stop\"}]}\n\n",
                "data: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n",
                "data: not json\n\n",
                "data: {\"choices\":[]} trailing\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"\n\n",
                "data: 17\n\n",
                "data: null\n\n",
                "data: {}\n\n",
                "data: {\"choices\":{}}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":[1]}}]}\n\n",
                "data: {\"error\":\"boom\"}\n\n",
                "data: {\"error\":{\"message\":\"boom\",\"code\":null}}\n\n",
                "<html><body>Sign in</body></html>",
                "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\n",
            })
    void isMalformedWithoutAnEndWithoutTextOrWithAnythingElse(String stream) {
        AttemptFailure failure = catchThrowableOfType(AttemptFailure.class, () -> read(stream));

        assertThat(failure.toGatewayException(1).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("Hi", "boom", "Sign in");
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_quota, QUOTA_EXHAUSTED",
        "rate_limit_exceeded, RATE_LIMITED",
        "server_error, UNAVAILABLE",
        "something_else, MALFORMED"
    })
    void readsAnErrorInTheStreamByItsCodeOrType(String code, Reason reason) {
        for (String field : List.of("code", "type")) {
            String error = "data: {\"error\":{\"" + field + "\":\"" + code + "\",\"message\":\"m\"}}\n\n";
            AttemptFailure failure =
                    catchThrowableOfType(AttemptFailure.class, () -> read(ScriptedServer.chunk("Hi") + error + DONE));

            assertThat(failure.toGatewayException(1).reason()).isEqualTo(reason);
        }
        assertThat(texts).containsExactly("Hi", "Hi");
    }

    @Test
    void refusesABodyOverFourMegabytes() {
        String stream = ScriptedServer.chunk("x".repeat(500_000)).repeat(9) + DONE;

        AttemptFailure failure = catchThrowableOfType(AttemptFailure.class, () -> read(stream));

        assertThat(failure.getMessage()).contains("4 MB");
    }

    @Test
    void commentsAreNoProgress() throws Exception {
        StreamedAnswer answer = new StreamedAnswer("asked");
        answer.take(ByteBuffer.wrap(": keep-alive\n\n".getBytes(StandardCharsets.UTF_8)), texts);
        assertThat(answer.progress()).isZero();
        answer.take(ByteBuffer.wrap(ScriptedServer.chunk("Hi").getBytes(StandardCharsets.UTF_8)), texts);
        assertThat(answer.progress()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedStreamsNeverDoAnythingButFailOrAnswer(long seed) {
        byte[] whole = (ScriptedServer.chunk("Hot \\u00e9 ")
                        + ScriptedServer.chunk("Chocolate")
                        + FINISH
                        + USAGE
                        + DONE)
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit <= round % 5; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(damaged.length + 1);
            try {
                assertThat(read(ByteBuffer.wrap(damaged, 0, length)).text()).isNotBlank();
            } catch (AttemptFailure e) {
                assertThat(e.getMessage()).startsWith("The ");
            }
        }
    }

    private Completion read(String stream) throws AttemptFailure {
        return read(ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8)));
    }

    private Completion read(ByteBuffer stream) throws AttemptFailure {
        StreamedAnswer answer = new StreamedAnswer("asked");
        answer.take(stream, texts);
        return answer.completion();
    }
}
