package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.h002.GatewayException;
import dev.h002.MaskedText;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every {@link LlmGateway} must do. Extend it beside an implementation. */
public abstract class LlmGatewayContract {
    /** Part of every prompt below; no failure may repeat it. */
    protected static final String PROMPT_MARK = "zanzibar-quokka-4711";

    private static final int LIMIT_SECONDS = 20;

    /** A gateway whose model answers every prompt. */
    protected abstract LlmGateway answering() throws Exception;

    /** A gateway whose model fails every call, within seconds. Not overridden: the implementation cannot fail. */
    protected LlmGateway failing() throws Exception {
        return Assumptions.abort("This gateway cannot fail.");
    }

    /** A gateway whose model never answers. Not overridden: the implementation cannot hang. */
    protected LlmGateway silent() throws Exception {
        return Assumptions.abort("This gateway cannot hang.");
    }

    /** Waits until all that a cancelled call of the last {@link #silent} gateway held is free, or fails. */
    protected void assertFreed() throws Exception {}

    @Test
    void answersWithTextAndTheModelsName() throws Exception {
        Completion completion = await(answering().complete(prompt("A")));

        assertThat(completion.text()).isNotBlank();
        assertThat(completion.model()).isNotBlank();
    }

    @Test
    void streamsPiecesThatAreTheTextAndComeBeforeTheEnd() throws Exception {
        List<String> pieces = new ArrayList<>();
        CompletableFuture<Completion> future = new CompletableFuture<>();
        AtomicInteger late = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();

        CompletableFuture<Completion> streamed = answering().stream(prompt("A"), piece -> {
            overlaps.addAndGet(inside.getAndIncrement());
            late.addAndGet(future.isDone() ? 1 : 0);
            pieces.add(piece);
            inside.decrementAndGet();
        });
        streamed.thenAccept(future::complete);
        Completion completion = await(streamed);

        assertThat(String.join("", pieces)).isEqualTo(completion.text()).isNotBlank();
        assertThat(late).hasValue(0);
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void answersManyAtOnce() throws Exception {
        LlmGateway gateway = answering();
        List<CompletableFuture<Completion>> futures = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            futures.add(i % 2 == 0 ? gateway.complete(prompt("A")) : gateway.stream(prompt("B"), piece -> {}));
        }

        for (CompletableFuture<Completion> future : futures) {
            assertThat(await(future).text()).isNotBlank();
        }
    }

    @Test
    void takesPromptsOfSeveralMessagesAndRolesWithAndWithoutAnEndUser() throws Exception {
        List<PromptMessage> messages = List.of(
                message(Role.SYSTEM, "Be brief."),
                message(Role.USER, "Hello, \"you\"\n\u2028\ud83d\ude00 <EMAIL_1>"),
                message(Role.ASSISTANT, "Hello."),
                message(Role.USER, PROMPT_MARK));

        assertThat(await(answering().complete(new Prompt(messages, 1, null))).text())
                .isNotBlank();
        assertThat(await(answering().complete(new Prompt(messages, 4096, "9f86d08")))
                        .text())
                .isNotBlank();
    }

    @Test
    void failsWithAGatewayExceptionThatKeepsThePromptToItself() throws Exception {
        LlmGateway gateway = failing();

        for (CompletableFuture<Completion> future :
                List.of(gateway.complete(prompt("A")), gateway.stream(prompt("B"), piece -> {}))) {
            Throwable thrown = catchThrowable(() -> await(future));

            assertThat(thrown).isInstanceOf(ExecutionException.class);
            assertThat(thrown.getCause()).isInstanceOf(GatewayException.class);
            assertThat(((GatewayException) thrown.getCause()).reason())
                    .isNotNull()
                    .isNotEqualTo(GatewayException.Reason.CANCELLED);
            for (Throwable link = thrown; link != null; link = link.getCause()) {
                assertThat(link.toString()).doesNotContain(PROMPT_MARK);
            }
        }
    }

    @Test
    void doesNotBlockItsCaller() throws Exception {
        LlmGateway gateway = silent();
        long start = System.nanoTime();

        CompletableFuture<Completion> whole = gateway.complete(prompt("A"));
        CompletableFuture<Completion> streamed = gateway.stream(prompt("B"), piece -> {});

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        assertThat(whole).isNotDone();
        assertThat(streamed).isNotDone();
        whole.cancel(true);
        streamed.cancel(true);
    }

    @Test
    void cancellingACompletionFreesWhatItHeld() throws Exception {
        assertCancelFrees(silent().complete(prompt("A")));
    }

    @Test
    void cancellingAStreamFreesWhatItHeld() throws Exception {
        assertCancelFrees(silent().stream(prompt("A"), piece -> {}));
    }

    @Test
    void aListenerThatThrowsEndsItsStreamWithThatCause() throws Exception {
        IllegalStateException broken = new IllegalStateException("the listener's own");
        AtomicInteger heard = new AtomicInteger();
        Consumer<String> listener = piece -> {
            heard.incrementAndGet();
            throw broken;
        };

        Throwable thrown = catchThrowable(() -> await(answering().stream(prompt("A"), listener)));

        assertThat(thrown).isInstanceOf(ExecutionException.class);
        assertThat(thrown.getCause()).isInstanceOf(GatewayException.class).hasCause(broken);
        assertThat(((GatewayException) thrown.getCause()).reason()).isEqualTo(GatewayException.Reason.CANCELLED);
        assertThat(heard).hasValue(1);
    }

    /** A prompt that holds {@link #PROMPT_MARK}. */
    protected static Prompt prompt(String text) {
        return new Prompt(
                List.of(message(Role.SYSTEM, "Be brief."), message(Role.USER, PROMPT_MARK + " " + text)), 200, null);
    }

    private static PromptMessage message(Role role, String text) {
        return new PromptMessage(role, MaskedText.alreadyMasked(text));
    }

    private void assertCancelFrees(CompletableFuture<Completion> future) throws Exception {
        assertThat(future.cancel(true)).isTrue();

        assertThat(future).isCancelled();
        assertThatThrownBy(() -> await(future)).isInstanceOf(CancellationException.class);
        assertFreed();
    }

    private static Completion await(CompletableFuture<Completion> future) throws Exception {
        return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
