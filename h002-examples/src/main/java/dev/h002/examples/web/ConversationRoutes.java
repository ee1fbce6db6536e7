package dev.h002.examples.web;

import dev.h002.Confirmation;
import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.core.Transcript;
import dev.h002.examples.json.Json;
import dev.h002.examples.json.ReplyJson;
import dev.h002.spi.Conversation;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations of before, and what they offered. */
final class ConversationRoutes {
    private static final int MOST_LISTED = 50;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_ID = 200;

    private final Storefront shop;

    ConversationRoutes(Storefront shop) {
        this.shop = shop;
    }

    void list(Context ctx) throws IOException {
        List<Map<String, @Nullable Object>> conversations =
                shop.conversations().list(Gate.session(ctx).user(), MOST_LISTED).stream()
                        .map(this::entry)
                        .toList();
        Responses.json(ctx, 200, Map.of("conversations", conversations));
    }

    private Map<String, @Nullable Object> entry(Conversation stored) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", stored.id());
        json.put("title", title(stored));
        json.put("updatedAt", Json.instant(stored.updatedAt()));
        return json;
    }

    private String title(Conversation stored) {
        try {
            List<Transcript.Exchange> exchanges =
                    shop.transcripts().read(stored).exchanges();
            String first =
                    exchanges.isEmpty() ? "" : exchanges.get(0).question().strip();
            return first.codePointCount(0, first.length()) <= LONGEST_TITLE
                    ? first
                    : first.substring(0, first.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
        } catch (H002Exception sealed) {
            // One that was sealed under a lost key must not hide the others.
            return "A conversation that cannot be read any more";
        }
    }

    void read(Context ctx) throws IOException {
        Conversation stored = require(ctx);
        Transcript transcript = shop.transcripts().read(stored);
        Offers offers = Offers.of(stored, transcript);
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", transcript.conversationId());
        json.put(
                "turns",
                transcript.exchanges().stream().map(ConversationRoutes::turn).toList());
        json.put("actions", offers.latest().stream().map(ReplyJson::action).toList());
        json.put("earlier", offers.earlier().stream().map(ReplyJson::action).toList());
        Responses.json(ctx, 200, json);
    }

    private static Map<String, @Nullable Object> turn(Transcript.Exchange exchange) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("question", exchange.question());
        json.put("answer", exchange.answer());
        json.put("outcome", exchange.outcome().name());
        json.put("at", Json.instant(exchange.at()));
        return json;
    }

    /** Carries an offered action out; whose conversation it is, is the library's to check. */
    void confirm(Context ctx) throws IOException {
        require(ctx);
        Confirmation confirmation;
        try {
            confirmation = shop.answering()
                    .confirm(Gate.session(ctx).user(), ctx.pathParam("conversation"), ctx.pathParam("action"));
        } catch (InvalidInputException unknown) {
            throw ApiError.notFound();
        }
        Map<String, @Nullable Object> json = Json.object();
        json.put("action", ReplyJson.action(confirmation.action()));
        json.put("changed", confirmation.changed());
        json.put("text", confirmation.text());
        Responses.json(ctx, 200, json);
    }

    /** The conversation in the path, which must be the customer's own. */
    Conversation require(Context ctx) {
        String id = ctx.pathParam("conversation");
        boolean possible =
                !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl);
        Optional<Conversation> found =
                possible ? shop.conversations().load(Gate.session(ctx).user(), id) : Optional.empty();
        return found.orElseThrow(ApiError::notFound);
    }
}
