package dev.h002.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on to a server on loopback and counts the connections that its clients hold open. */
final class SocketRelay implements AutoCloseable {
    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private SocketRelay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 2000, InetAddress.getLoopbackAddress());
        start("relay-accept", this::acceptAll);
    }

    static SocketRelay to(int port) {
        try {
            return new SocketRelay(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The connections that clients hold open now. */
    int open() {
        return open.get();
    }

    /** The most that were open at once. */
    int mostOpen() {
        return mostOpen.get();
    }

    /** Closes all connections, as a server does that is tired of waiting. */
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                start("relay", () -> pass(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start("relay-back", () -> copyBack(server, client));
            copy(client, server);
        } catch (IOException e) {
            // One side is gone: so is the other.
        } finally {
            open.decrementAndGet();
            sockets.remove(client);
        }
    }

    /** A reset is passed on as a reset. */
    private static void copyBack(Socket server, Socket client) {
        try {
            copy(server, client);
            client.shutdownOutput();
        } catch (IOException e) {
            try {
                client.setSoLinger(true, 0);
                client.close();
            } catch (IOException gone) {
                // It was closed by the other direction.
            }
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
            out.flush();
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
