package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.UserKey;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link ActionHandler} keeps to. Extend it and say how to make yours, and an action it can and cannot carry out. */
public abstract class ActionHandlerContract {
    private static final int THREADS = 8;

    /** A handler that is ready to use; one per test. */
    protected abstract ActionHandler handler();

    /** An action that holds. */
    protected abstract ConfirmedAction valid();

    /** An action whose offer no longer holds. */
    protected abstract ConfirmedAction stale();

    /** How often the handler changed something so far; 0 for one that only reads. */
    protected long changes() {
        return 0;
    }

    @Test
    void carriesOutWhatHoldsAndSaysSo() throws Exception {
        ActionHandler.Result result = handler().handle(valid());

        assertThat(result.done()).isTrue();
        assertThat(result.text()).isNotBlank();
    }

    @Test
    void doesNotCarryOutTheSameActionTwice() throws Exception {
        ActionHandler handler = handler();
        handler.handle(valid());
        long once = changes();

        ActionHandler.Result again = handler.handle(valid());

        assertThat(again.done()).isTrue();
        assertThat(again.text()).isNotBlank();
        assertThat(changes()).isEqualTo(once);
    }

    @Test
    void carriesOutAnActionOnceHoweverManyThreadsConfirmIt() throws Exception {
        ActionHandler handler = handler();
        long before = changes();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<ActionHandler.Result>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                calls.add(() -> handler.handle(valid()));
            }
            for (Future<ActionHandler.Result> result : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
                assertThat(result.get().done()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(changes() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void refusesWhatNoLongerHoldsAndChangesNothing() throws Exception {
        ActionHandler handler = handler();
        long before = changes();

        ActionHandler.Result result = handler.handle(stale());

        assertThat(result.done()).isFalse();
        assertThat(result.text()).isNotBlank();
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void refusesAnActionWithoutArguments() throws Exception {
        ConfirmedAction valid = valid();
        ConfirmedAction bare = new ConfirmedAction(valid.user(), valid.id(), valid.type(), Map.of(), valid.at());

        assertThat(handler().handle(bare).done()).isFalse();
    }

    @Test
    void doesNothingForACustomerOfAnotherTenant() throws Exception {
        ConfirmedAction valid = valid();
        UserKey stranger = new UserKey("another-tenant", valid.user().user());

        ActionHandler.Result result = handler()
                .handle(new ConfirmedAction(stranger, valid.id(), valid.type(), valid.arguments(), valid.at()));

        assertThat(result.done()).isFalse();
    }
}
