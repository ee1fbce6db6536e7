package dev.h002.examples.web;

import dev.h002.UserKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The answers under way, each with its stream: one thread keeps all of them alive. Thread-safe. */
final class OpenTurns implements AutoCloseable {
    private final Set<OpenTurn> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "h002-web-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** Whose it is, where it goes, and what is waited for. */
    private record OpenTurn(UserKey user, EventStream stream, Future<?> answer) {}

    OpenTurns(Duration heartbeat) {
        var unused = heart.scheduleWithFixedDelay(
                () -> open.forEach(OpenTurns::beat), heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One stream that cannot be written to must not stop the heart of the others. */
    private static void beat(OpenTurn turn) {
        try {
            turn.stream().beat();
        } catch (RuntimeException broken) {
            turn.stream().cut();
        }
    }

    /** Follows a turn until its stream ends; if the client has left by then, the turn is given up. */
    void add(UserKey user, EventStream stream, Future<?> answer) {
        OpenTurn turn = new OpenTurn(user, stream, answer);
        open.add(turn);
        stream.whenEnded(() -> {
            open.remove(turn);
            answer.cancel(true);
        });
    }

    int count() {
        return open.size();
    }

    /** Ends what is under way for a customer. */
    void giveUp(UserKey user) {
        open.stream().filter(turn -> turn.user().equals(user)).forEach(turn -> {
            turn.answer().cancel(true);
            turn.stream().cut();
        });
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        open.forEach(turn -> turn.stream().cut());
        heart.shutdownNow();
    }
}
