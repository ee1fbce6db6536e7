package dev.h002.examples.web;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web chat: pages for browsers, an API for the pages, answers as streams. It listens at once, and says that the shop is opening
 * until {@link #open} hands it one. Thread-safe.
 *
 * <p>Sessions live in memory. Closing lets answers under way end first, for a while, and closes nothing of the shop.
 */
public final class ChatServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    private final WebAddress address;
    private final WebLimits limits;
    private final Pages pages = new Pages();
    private final Javalin javalin;
    private final OpenTurns turns;
    private volatile @Nullable Gate gate;
    private volatile @Nullable OpenShop shop;

    private ChatServer(WebAddress address, WebLimits limits) {
        this.address = address;
        this.limits = limits;
        this.turns = new OpenTurns(limits.heartbeat());
        this.javalin = Javalin.create(config -> {
            HttpServer.configure(config, address, limits);
            routes(config.routes);
            failures(config.routes);
        });
    }

    /**
     * Starts to listen.
     *
     * @throws InvalidInputException if the address cannot be listened to, because it is taken perhaps
     */
    public static ChatServer start(WebAddress address, WebLimits limits) {
        ChatServer server = new ChatServer(address, limits);
        try {
            server.javalin.start();
            return server;
        } catch (JavalinException refused) {
            server.close();
            throw new InvalidInputException(
                    "port",
                    refused instanceof JavalinBindException
                            ? "Port " + address.port() + " is taken, or not yours to take. Choose another with --port."
                            : "The server cannot listen at this address. Choose another with --host.");
        }
    }

    /** Opens the shop: from now on customers may come in, and their messages are answered as soon as its assistant is there. */
    public void open(Storefront storefront) {
        shop = new OpenShop(storefront);
    }

    /** The port it listens to. */
    public int port() {
        return javalin.port();
    }

    /** What to type into a browser. */
    public String url() {
        return address.url(port());
    }

    /** What the API takes, as method and path; for tests that must not forget one. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint)
                .map(route -> route.method.name() + " " + route.path)
                .toList();
    }

    /** How many answers are under way. */
    int openTurns() {
        return turns.count();
    }

    /** Takes no more requests, waits for answers under way as long as {@link WebLimits#drain()} says, and ends. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException stillBusy) {
            // It has stopped all the same; what is left of the answers is cut below.
            LOG.debug("Not all that was under way had ended in time.");
        } finally {
            turns.close();
        }
    }

    private void routes(RoutesConfig routes) {
        routes.before(ctx -> gate().requireOurOwn(ctx));
        routes.before("/api/*", this::requireSession);
        routes.get("/api/session", ctx -> shop().entry.session(ctx));
        routes.post("/api/login", ctx -> shop().entry.login(ctx));
        routes.post("/api/signup", ctx -> shop().entry.signUp(ctx));
        routes.post("/api/logout", ctx -> shop().entry.logout(ctx));

        routes.get("/api/customers/{customer}", ctx -> shop().customers.profile(ctx));
        routes.delete("/api/customers/{customer}", ctx -> shop().customers.erase(ctx));
        routes.put(
                "/api/customers/{customer}/preferences", ctx -> shop().customers.setPreferences(ctx));
        routes.put("/api/customers/{customer}/location", ctx -> shop().customers.setLocation(ctx));
        routes.get("/api/customers/{customer}/places", ctx -> shop().customers.places(ctx));
        routes.get("/api/customers/{customer}/export", ctx -> shop().customers.export(ctx));

        routes.get("/api/conversations", ctx -> shop().conversations.list(ctx));
        routes.post("/api/conversations", ctx -> shop().answers.begin(ctx));
        routes.get(
                "/api/conversations/{conversation}", ctx -> shop().conversations.read(ctx));
        routes.post(
                "/api/conversations/{conversation}/messages",
                ctx -> shop().answers.goOn(ctx));
        routes.post(
                "/api/conversations/{conversation}/actions/{action}",
                ctx -> shop().conversations.confirm(ctx));

        routes.get("/api/health", this::health);
        routes.get("/api/*", ctx -> Responses.error(ctx, ApiError.notFound()));
        routes.get("/*", pages::serve);
    }

    private static void failures(RoutesConfig routes) {
        routes.exception(ApiError.class, (error, ctx) -> answer(ctx, error));
        routes.exception(
                HttpResponseException.class,
                (error, ctx) -> answer(ctx, ApiError.of(error.getStatus(), PlainErrors.sentence(error.getStatus()))));
        // Jetty's own, of a body that turns out to be too long while it is read.
        routes.exception(
                HttpException.RuntimeException.class,
                (error, ctx) -> answer(ctx, ApiError.of(error.getCode(), PlainErrors.sentence(error.getCode()))));
        routes.exception(
                InvalidInputException.class,
                (error, ctx) -> answer(ctx, ApiError.of(400, String.valueOf(error.getMessage()))));
        routes.exception(
                StoreException.class,
                (error, ctx) -> answer(
                        ctx,
                        ApiError.later(
                                503,
                                "The shop's data cannot be reached right now. Try again in a moment.",
                                Duration.ofSeconds(5))));
        routes.exception(Exception.class, (error, ctx) -> {
            // The class only: what others' exceptions say may quote the customer.
            LOG.warn("A request failed with {}.", error.getClass().getName());
            answer(ctx, ApiError.of(500, PlainErrors.sentence(500)));
        });
    }

    private void health(Context ctx) throws IOException {
        OpenShop open = shop;
        if (open == null || !open.isAnswering()) {
            Responses.json(ctx, 503, Map.of("status", "opening"));
        } else {
            open.health.show(ctx);
        }
    }

    private static void answer(Context ctx, ApiError error) {
        try {
            Responses.error(ctx, error);
        } catch (IOException clientHasLeft) {
            LOG.debug("A client left before it could be told of an error.");
        }
    }

    private void requireSession(Context ctx) {
        if (!Gate.isOpenToVisitors(ctx)) {
            gate().requireSession(ctx, shop().sessions);
        }
    }

    /** The gate knows the port, which is known when the server listens. */
    private Gate gate() {
        Gate known = gate;
        if (known == null) {
            known = new Gate(address.hosts(port()), address.origins(port()));
            gate = known;
        }
        return known;
    }

    /** @throws ApiError while there is none */
    private OpenShop shop() {
        OpenShop open = shop;
        if (open == null) {
            throw ApiError.opening();
        }
        return open;
    }

    /** What serves the customers of an open shop. */
    private final class OpenShop {
        private final Storefront storefront;
        private final Sessions sessions;
        private final EntryRoutes entry;
        private final CustomerRoutes customers;
        private final ConversationRoutes conversations;
        private final TurnRoutes answers;
        private final Health health;

        OpenShop(Storefront storefront) {
            this.storefront = storefront;
            sessions = new Sessions(limits, storefront.clock(), address.secure());
            entry = new EntryRoutes(storefront, sessions, limits, address::client);
            customers = new CustomerRoutes(storefront, sessions, entry, turns);
            conversations = new ConversationRoutes(storefront);
            answers = new TurnRoutes(storefront, sessions, conversations, turns, limits);
            health = new Health(storefront);
        }

        boolean isAnswering() {
            return storefront.isAnswering();
        }
    }
}
