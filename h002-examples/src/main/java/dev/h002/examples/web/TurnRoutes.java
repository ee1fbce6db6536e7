package dev.h002.examples.web;

import dev.h002.Assistant;
import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.StoreException;
import dev.h002.examples.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers as they are made: one turn of the assistant is one stream of events. */
final class TurnRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TurnRoutes.class);

    private final Storefront shop;
    private final Sessions sessions;
    private final ConversationRoutes conversations;
    private final OpenTurns turns;
    private final WebLimits limits;
    private final Semaphore streams;

    TurnRoutes(
            Storefront shop, Sessions sessions, ConversationRoutes conversations, OpenTurns turns, WebLimits limits) {
        this.shop = shop;
        this.sessions = sessions;
        this.conversations = conversations;
        this.turns = turns;
        this.limits = limits;
        this.streams = new Semaphore(limits.streams());
    }

    void begin(Context ctx) throws IOException {
        answer(ctx, null);
    }

    void goOn(Context ctx) throws IOException {
        answer(ctx, conversations.require(ctx).id());
    }

    private void answer(Context ctx, @Nullable String conversation) throws IOException {
        Session session = Gate.session(ctx);
        Assistant assistant = shop.answering();
        String message = RequestBody.of(ctx).text("message");
        Question question =
                Question.of(session.user(), message).at(session.place()).in(conversation);
        take(session.streams(), 429, "You have several questions under way. Wait for an answer.");
        try {
            take(streams, 503, "Many people are asking right now. Try again in a moment.");
        } catch (ApiError full) {
            session.streams().release();
            throw full;
        }
        EventStream stream = null;
        try {
            stream = EventStream.begin(ctx, limits.longestStream());
        } finally {
            if (stream == null) {
                release(session);
            }
        }
        stream.whenEnded(() -> release(session));
        run(assistant, question, stream, session);
    }

    private void release(Session session) {
        streams.release();
        session.streams().release();
    }

    private static void take(Semaphore permits, int status, String otherwise) {
        if (!permits.tryAcquire()) {
            throw ApiError.later(status, otherwise, Duration.ofSeconds(1));
        }
    }

    private void run(Assistant assistant, Question question, EventStream stream, Session session) {
        CompletableFuture<Reply> answer;
        try {
            answer = assistant.stream(question, piece -> stream.send("text", Map.of("text", piece)));
        } catch (RuntimeException refused) {
            // Whatever it is: the stream has begun and must end.
            answer = CompletableFuture.failedFuture(refused);
        }
        turns.add(session.user(), stream, answer);
        if (!sessions.isOpen(session)) {
            // An erasure ends the session and then looks for turns: one that it came too early to find must not write
            // behind it.
            answer.cancel(true);
            stream.cut();
        }
        var unused = answer.whenComplete((reply, failure) -> {
            try {
                if (failure instanceof CancellationException) {
                    // Nobody waits for it any more.
                    stream.cut();
                } else if (failure == null) {
                    stream.send("done", TurnJson.of(shop, reply, question.conversationId() != null));
                } else {
                    stream.send("error", error(failure));
                }
            } catch (RuntimeException broken) {
                LOG.warn("An answer could not be written: {}", broken.getClass().getName());
                stream.cut();
            }
            stream.finish();
        });
    }

    private static Map<String, @Nullable Object> error(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Map<String, @Nullable Object> json = Json.object();
        json.put("error", sentence(cause));
        json.put("retry", !(cause instanceof InvalidInputException));
        return json;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof StoreException) {
            return "The shop's data cannot be reached right now. Try again in a moment.";
        }
        if (failure instanceof H002Exception) {
            return String.valueOf(failure.getMessage());
        }
        // The class only: what others' exceptions say may quote the customer.
        LOG.warn("A turn failed with {}.", failure.getClass().getName());
        return "Something went wrong on our side. Try again.";
    }
}
