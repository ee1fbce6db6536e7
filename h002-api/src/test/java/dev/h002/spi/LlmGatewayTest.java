package dev.h002.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.Usage;
import dev.h002.spi.contract.LlmGatewayContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A gateway written as a lambda, whose stream is the interface's own. */
class LlmGatewayTest extends LlmGatewayContract {
    private CompletableFuture<Completion> upstream = new CompletableFuture<>();

    @Override
    protected LlmGateway answering() {
        return prompt -> CompletableFuture.supplyAsync(() -> new Completion("Hello there.", new Usage(3, 2), "m"));
    }

    @Override
    protected LlmGateway failing() {
        return prompt -> CompletableFuture.failedFuture(
                new GatewayException(Reason.UNAVAILABLE, "Nobody is there.", 1, null, null));
    }

    @Override
    protected LlmGateway silent() {
        return prompt -> {
            upstream = new CompletableFuture<>();
            return upstream;
        };
    }

    @Override
    protected void assertFreed() {
        assertThat(upstream).isCancelled();
    }

    @Test
    void streamsTheWholeAnswerAsOnePiece() {
        List<String> pieces = new ArrayList<>();

        CompletableFuture<Completion> streamed = silent().stream(prompt("A"), pieces::add);
        assertThat(pieces).isEmpty();
        upstream.complete(new Completion("All of it.", null, "m"));

        assertThat(streamed)
                .isCompletedWithValueMatching(completion -> completion.text().equals("All of it."));
        assertThat(pieces).containsExactly("All of it.");
    }

    @Test
    void hearsNothingAfterACancel() {
        List<String> pieces = new ArrayList<>();

        CompletableFuture<Completion> streamed = silent().stream(prompt("A"), pieces::add);
        streamed.cancel(true);
        upstream.complete(new Completion("Too late.", null, "m"));

        assertThat(upstream).isCancelled();
        assertThat(pieces).isEmpty();
    }

    @Test
    void aFinishedStreamLeavesItsSourceAlone() {
        CompletableFuture<Completion> streamed = silent().stream(prompt("A"), piece -> {});
        upstream.complete(new Completion("Done.", null, "m"));

        assertThat(streamed.cancel(true)).isFalse();
        assertThat(upstream).isNotCancelled();
    }
}
