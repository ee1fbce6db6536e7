package dev.h002.examples.web;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.examples.json.Json;
import dev.h002.mongo.Erasure;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.User;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer's own matters: profile, preferences, where they are, what is kept about them. */
final class CustomerRoutes {
    private static final int MOST_PREFERENCES = 20;
    private static final int LONGEST_PREFERENCE = 60;

    private final Storefront shop;
    private final Sessions sessions;
    private final EntryRoutes entry;
    private final OpenTurns turns;
    private final Places places;

    CustomerRoutes(Storefront shop, Sessions sessions, EntryRoutes entry, OpenTurns turns) {
        this.shop = shop;
        this.sessions = sessions;
        this.entry = entry;
        this.turns = turns;
        this.places = new Places(shop.data(), shop.tenant());
    }

    void profile(Context ctx) throws IOException {
        Session session = Gate.ownSession(ctx);
        User customer = require(session);
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", customer.id());
        json.put("name", customer.name());
        putUnlessNull(json, "email", customer.email());
        putUnlessNull(json, "phone", customer.phone());
        putUnlessNull(
                json,
                "city",
                customer.address() == null ? null : customer.address().city());
        json.put("preferences", customer.preferences());
        json.put("location", places.location(customer, session.place()));
        json.put("usage", UsageJson.of(shop, shop.quota().status(session.user())));
        Responses.json(ctx, 200, json);
    }

    void setPreferences(Context ctx) throws IOException {
        Session session = Gate.ownSession(ctx);
        List<String> preferences = RequestBody.of(ctx).texts("preferences").stream()
                .map(String::strip)
                .distinct()
                .toList();
        boolean usable =
                preferences.size() <= MOST_PREFERENCES && preferences.stream().noneMatch(CustomerRoutes::isUnusable);
        if (!usable) {
            throw ApiError.badFields(
                    400,
                    Map.of(
                            "preferences",
                            "At most " + MOST_PREFERENCES + " preferences, each of 1 to " + LONGEST_PREFERENCE
                                    + " characters."));
        }
        if (!shop.accounts().setPreferences(session.user(), preferences)) {
            throw ApiError.notFound();
        }
        Responses.json(ctx, 200, Map.of("preferences", preferences));
    }

    private static boolean isUnusable(String preference) {
        return preference.isEmpty()
                || preference.length() > LONGEST_PREFERENCE
                || preference.chars().anyMatch(Character::isISOControl);
    }

    void places(Context ctx) throws IOException {
        Session session = Gate.ownSession(ctx);
        Responses.json(ctx, 200, Map.of("places", places.near(require(session), session.place())));
    }

    void setLocation(Context ctx) throws IOException {
        Session session = Gate.ownSession(ctx);
        RequestBody body = RequestBody.of(ctx);
        Optional<Double> latitude = body.number("latitude");
        Optional<Double> longitude = body.number("longitude");
        try {
            session.moveTo(
                    latitude.isEmpty() && longitude.isEmpty()
                            ? null
                            : new GeoPoint(latitude.orElse(Double.NaN), longitude.orElse(Double.NaN)));
        } catch (InvalidInputException nowhere) {
            throw ApiError.badFields(400, Map.of(nowhere.field(), String.valueOf(nowhere.getMessage())));
        }
        Map<String, @Nullable Object> json = Json.object();
        json.put("location", places.location(require(session), session.place()));
        Responses.json(ctx, 200, json);
    }

    void export(Context ctx) throws IOException {
        Session session = Gate.ownSession(ctx);
        shop.requireAnswering();
        StringBuilder lines = new StringBuilder();
        shop.customerData().export(session.user(), (collection, document) -> {
            Map<String, @Nullable Object> line = Json.object();
            line.put("collection", collection);
            line.put("document", Json.parseObject(document));
            lines.append(Json.line(line)).append('\n');
        });
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setHeader("Content-Disposition", "attachment; filename=\"my-data.jsonl\"");
        Outgoing.send(ctx, 200, "application/x-ndjson", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Erases the customer, who proves once more who they are. Their sessions end first, and answers under way are given up. */
    void erase(Context ctx) throws IOException {
        Session session = Gate.ownSession(ctx);
        shop.requireAnswering();
        String password = RequestBody.of(ctx).text("password");
        if (password.isEmpty() || password.length() > SignUpForm.LONGEST_PASSWORD) {
            throw ApiError.badFields(400, Map.of("password", "Give your password to confirm."));
        }
        UserKey user = session.user();
        if (!entry.isPasswordOf(ctx, user, password)) {
            throw ApiError.badFields(400, Map.of("password", "This is not your password."));
        }
        sessions.endAll(user);
        sessions.end(ctx, session);
        turns.giveUp(user);
        Erasure erasure = shop.customerData().erase(user);
        Responses.json(ctx, 200, Map.of("removed", erasure.removed()));
    }

    /** @throws ApiError if the customer was erased meanwhile, elsewhere */
    private User require(Session session) {
        return shop.data().user(session.user()).orElseThrow(ApiError::notFound);
    }

    private static void putUnlessNull(Map<String, @Nullable Object> json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
