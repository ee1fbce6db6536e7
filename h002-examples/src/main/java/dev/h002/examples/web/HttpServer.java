package dev.h002.examples.web;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The bounds of the server below the routes: connections, threads, headers, bodies, silence. */
final class HttpServer {
    private static final int MIN_THREADS = 4;
    private static final int THREAD_IDLE_MILLIS = 30_000;
    private static final int MOST_WAITING = 4_096;
    private static final int ACCEPT_QUEUE = 1_024;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int SEND_BUFFER_BYTES = 256 * 1024;
    /** Without a byte either way; streams have their heartbeat. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** What a piece of a body costs beside its bytes: one that comes byte by byte keeps a buffer for each. */
    private static final int PIECE_BYTES = 2 * 1024;

    private HttpServer() {}

    static void configure(JavalinConfig config, WebAddress address, WebLimits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        QueuedThreadPool threads = new QueuedThreadPool(
                limits.threads(), MIN_THREADS, THREAD_IDLE_MILLIS, new ArrayBlockingQueue<>(MOST_WAITING));
        threads.setName("h002-web");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        SafetyHeaders safety = new SafetyHeaders(address.secure());
        config.jetty.modifyHttpConfiguration(http -> restrict(http, safety));
        config.jetty.addConnector((server, http) -> connector(server, http, address));
        config.jetty.modifyServer(server -> restrict(server, limits, safety));
    }

    private static void restrict(HttpConfiguration http, SafetyHeaders safety) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADER_BYTES);
        // A cache for each connection, of 96 kB: five hundred streams would hold 46 MB of them.
        http.setHeaderCacheSize(0);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.addCustomizer(safety);
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, WebAddress address) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(SILENCE.toMillis());
        // By default 50 may wait to be accepted; of a burst the others would be turned away, or come again after a
        // second.
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        // Otherwise the system keeps megabytes for a client that does not read.
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        return connector;
    }

    private static void restrict(Server server, WebLimits limits, SafetyHeaders safety) {
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        server.setStopTimeout(limits.drain().toMillis());
        server.setErrorHandler(new PlainErrors(safety));
        // A request is handed on when its body is there, so that one that trickles in holds no thread.
        Handler.Wrapper eager = new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(4L * WebLimits.BODY, PIECE_BYTES, true));
        Handler.Wrapper bounded = new SizeLimitHandler(WebLimits.BODY, -1);
        bounded.setHandler(eager);
        Handler.Wrapper known = new KnownMethods();
        known.setHandler(bounded);
        Handler.Wrapper graceful = new GracefulHandler();
        graceful.setHandler(known);
        server.setHandler(graceful);
    }
}
