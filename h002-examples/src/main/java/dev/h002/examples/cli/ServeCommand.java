package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.examples.web.ChatServer;
import dev.h002.examples.web.Storefront;
import dev.h002.examples.web.WebAddress;
import dev.h002.examples.web.WebLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The web chat, until somebody ends the process. */
@Command(
        name = "serve",
        description = {
            "Open the web chat in a browser of this machine.",
            "Ctrl-C ends it: answers under way are finished first, for ten seconds at most."
        },
        footer = {
            "  ${ROOT-COMMAND-NAME} serve",
            "  ${ROOT-COMMAND-NAME} serve --port 9000",
            "  ${ROOT-COMMAND-NAME} serve --host 0.0.0.0 --public-url https://chat.shop.example",
        })
final class ServeCommand implements Callable<Integer> {
    /** Answers under way have ten seconds, and the embedded database compacts its file. */
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Surroundings around;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port; 0 takes one that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = WebAddress.LOOPBACK,
            description = "The network address to listen at. Default: ${DEFAULT-VALUE}, this machine only.")
    private String host = WebAddress.LOOPBACK;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "How browsers reach it through a proxy that ends TLS. Cookies then travel by TLS only.")
    private @Nullable String publicUrl;

    @Mixin
    private ConfigurationOptions configuration;

    ServeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        WebAddress address = new WebAddress(host, port, publicUrl());
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ending, closed), "h002-end"));
        try {
            serve(address, ending);
        } finally {
            closed.countDown();
        }
        return ExitCode.OK;
    }

    /** The server starts beside the shop, and says meanwhile that the shop is opening; customers log in while the assistant loads. */
    private void serve(WebAddress address, CountDownLatch ending) throws InterruptedException {
        try (ShopSession session = around.open(configuration)) {
            CompletableFuture<ChatServer> starting = Background.start("h002-listen", () -> listen(address));
            try {
                session.noteMissingKey();
                Storefront shop = session.shop().storefront();
                Background.result(starting).open(shop);
                session.shop().warmUp();
                session.progress().note("Open for customers. Ctrl-C ends it.");
                ending.await();
            } finally {
                starting.thenAccept(ChatServer::close)
                        .exceptionally(failure -> null)
                        .join();
            }
        }
    }

    private ChatServer listen(WebAddress address) {
        ChatServer server = ChatServer.start(address, WebLimits.STANDARD);
        around.streams().out().println("Web chat: " + server.url());
        return server;
    }

    /** Holds the end of the process up until everything is closed, for a while. */
    private static void end(CountDownLatch ending, CountDownLatch closed) {
        ending.countDown();
        try {
            boolean unused = closed.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable URI publicUrl() {
        try {
            return publicUrl == null ? null : new URI(publicUrl);
        } catch (URISyntaxException malformed) {
            throw new InvalidInputException(
                    "public-url", "The public URL must be like https://chat.shop.example, without a path.");
        }
    }
}
