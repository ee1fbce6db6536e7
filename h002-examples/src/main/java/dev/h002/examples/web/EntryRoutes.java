package dev.h002.examples.web;

import dev.h002.UserKey;
import dev.h002.examples.data.DemoAccounts;
import dev.h002.examples.json.Json;
import dev.h002.mongo.Login;
import dev.h002.retail.User;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Coming in and going out: login, sign-up, logout, and who is there. */
final class EntryRoutes {
    private static final int LONGEST_ID = 200;
    /** Passwords under check at once; each waits for a processor, and other requests must find a thread. */
    private static final int AT_ONCE = 8;

    private final Storefront shop;
    private final Sessions sessions;
    private final AttemptLimit logins;
    private final AttemptLimit signUps;
    private final Function<Context, String> clientOf;
    private final Semaphore checks = new Semaphore(AT_ONCE);

    EntryRoutes(Storefront shop, Sessions sessions, WebLimits limits, Function<Context, String> clientOf) {
        this.shop = shop;
        this.sessions = sessions;
        this.logins = new AttemptLimit(limits.logins(), limits.window(), shop.clock());
        this.signUps = new AttemptLimit(limits.signUps(), limits.window(), shop.clock());
        this.clientOf = clientOf;
    }

    void session(Context ctx) throws IOException {
        Responses.json(ctx, 200, about(sessions.find(ctx).orElse(null)));
    }

    void login(Context ctx) throws IOException {
        RequestBody body = RequestBody.of(ctx);
        String id = body.text("id").strip();
        String password = body.text("password");
        Map<String, String> wrong = new LinkedHashMap<>();
        if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            wrong.put("id", "Give your email address or customer number.");
        }
        if (password.isEmpty() || password.length() > SignUpForm.LONGEST_PASSWORD) {
            wrong.put("password", "Give your password.");
        }
        if (!wrong.isEmpty()) {
            throw ApiError.badFields(400, wrong);
        }
        UserKey user = shop.customer(id.contains("@") ? id.toLowerCase(Locale.ROOT) : id);
        if (!isPasswordOf(ctx, user, password)) {
            throw ApiError.of(401, "This address or number and password do not belong together.");
        }
        Responses.json(ctx, 200, about(sessions.begin(ctx, user)));
    }

    /**
     * Whether this is the customer's password. Failures count against the customer's id and against the client's address.
     *
     * @throws ApiError if there were too many of them
     */
    boolean isPasswordOf(Context ctx, UserKey user, String password) {
        String client = clientOf.apply(ctx);
        Login login = oneOfFew(() -> {
            logins.begin(client).ifPresent(wait -> {
                throw ApiError.later(429, "Too many attempts from here. Try again in a while.", wait);
            });
            return shop.accounts().login(user, password.toCharArray());
        });
        if (login.retryAfter() != null) {
            throw ApiError.later(429, "Too many attempts for this customer. Try again in a while.", login.retryAfter());
        }
        if (login.accepted()) {
            logins.takeBack(client);
        }
        return login.accepted();
    }

    void signUp(Context ctx) throws IOException {
        SignUpForm form = SignUpForm.of(RequestBody.of(ctx));
        form.requireValid();
        User profile = form.profile(shop.clock().instant());
        boolean created = oneOfFew(() -> {
            signUps.begin(clientOf.apply(ctx)).ifPresent(wait -> {
                throw ApiError.later(429, "Too many new accounts from here. Try again in a while.", wait);
            });
            return shop.accounts()
                    .signUp(shop.tenant(), profile, form.password().toCharArray());
        });
        if (!created) {
            throw ApiError.badFields(409, Map.of("email", "There is an account for this address. Log in instead."));
        }
        Responses.json(ctx, 201, about(sessions.begin(ctx, shop.customer(profile.id()))));
    }

    void logout(Context ctx) {
        sessions.end(ctx, Gate.session(ctx));
        Responses.done(ctx);
    }

    private interface Work<T> {
        T run();
    }

    /** What is turned away here was no attempt: it is counted inside. */
    private <T> T oneOfFew(Work<T> work) {
        if (!checks.tryAcquire()) {
            throw ApiError.later(503, "Many people log in right now. Try again in a moment.", Duration.ofSeconds(2));
        }
        try {
            return work.run();
        } finally {
            checks.release();
        }
    }

    private Map<String, @Nullable Object> about(@Nullable Session session) {
        Map<String, @Nullable Object> json = Json.object();
        Optional<User> customer =
                session == null ? Optional.empty() : shop.data().user(session.user());
        json.put("customer", customer.map(EntryRoutes::named).orElse(null));
        json.put("csrf", customer.isPresent() && session != null ? session.csrfToken() : null);
        json.put("shop", shop.name());
        json.put("demoAccounts", customer.isPresent() ? List.of() : demoAccounts());
        json.put("answeredBy", shop.answeredBy());
        return json;
    }

    private static Map<String, @Nullable Object> named(User customer) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("id", customer.id());
        json.put("name", customer.name());
        return json;
    }

    private List<Map<String, @Nullable Object>> demoAccounts() {
        return DemoAccounts.in(shop.data(), shop.tenant()).stream()
                .map(account -> {
                    Map<String, @Nullable Object> json = named(account);
                    json.put("password", DemoAccounts.PASSWORD);
                    json.put("about", DemoAccounts.about(account));
                    return json;
                })
                .toList();
    }
}
