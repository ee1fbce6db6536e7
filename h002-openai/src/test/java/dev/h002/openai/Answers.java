package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.h002.GatewayException;
import dev.h002.MaskedText;
import dev.h002.spi.Completion;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the tests of this package send, answer and wait for. */
final class Answers {
    static final String PATH = "/v1/chat/completions";
    static final Prompt PROMPT = new Prompt(
            List.of(
                    new PromptMessage(Role.SYSTEM, MaskedText.alreadyMasked("Be brief.")),
                    new PromptMessage(Role.USER, MaskedText.alreadyMasked("I'm cold. <EMAIL_1>"))),
            200,
            "9f86d081");

    private Answers() {}

    static ResponseDefinitionBuilder whole(String text) {
        return json(
                200,
                "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                        + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}");
    }

    static ResponseDefinitionBuilder streamed(String... texts) {
        StringBuilder body = new StringBuilder();
        for (String text : texts) {
            body.append(ScriptedServer.chunk(text));
        }
        return stream(body + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}\n\n"
                + "data: [DONE]\n\n");
    }

    static ResponseDefinitionBuilder stream(String body) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String code) {
        return json(status, "{\"error\":{\"message\":\"leaked-words\",\"type\":\"t\",\"code\":\"" + code + "\"}}");
    }

    static OpenAiGatewayBuilder gatewayTo(String baseUrl) {
        return OpenAiGateway.builder().baseUrl(baseUrl).apiKey("sk-test-key").backoff(Duration.ofMillis(20));
    }

    static Completion await(CompletableFuture<Completion> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /** The failure of a call; an error if it ends in any other way. */
    static GatewayException failure(CompletableFuture<Completion> future) {
        try {
            throw new AssertionError("The call succeeded: " + await(future));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayException expected) {
                return expected;
            }
            throw new AssertionError("The call failed with something else.", e);
        } catch (Exception e) {
            throw new AssertionError("The call did not end as it should.", e);
        }
    }

    static void eventually(Duration limit, String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + limit.toMillis() + " ms: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
