package dev.h002.openai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Passes bytes on to a server on loopback and counts the connections that its clients hold open. One thread looks for closed
 * connections before it takes new ones, so a client that closes one and then opens another never counts for two.
 */
final class SocketRelay implements AutoCloseable {
    private final InetSocketAddress target;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final Queue<CompletableFuture<Void>> hangUps = new ConcurrentLinkedQueue<>();
    private volatile int mostOpen;
    private volatile boolean closing;

    private SocketRelay(int port) throws IOException {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this::run, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    static SocketRelay to(int port) {
        try {
            return new SocketRelay(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** The connections that clients hold open now. */
    int open() {
        return clients.size();
    }

    /** The most that were open at once. */
    int mostOpen() {
        return mostOpen;
    }

    /** Closes all connections, as a server does that is tired of waiting. */
    void hangUp() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        hangUps.add(done);
        selector.wakeup();
        done.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private void run() {
        try (selector;
                listener) {
            while (!closing) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.attachment() instanceof End end && key.isValid()) {
                        end.passOn();
                    }
                }
                selector.selectedKeys().clear();
                hangUpIfAsked();
                acceptAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clients.clear();
        }
    }

    private void hangUpIfAsked() throws IOException {
        for (var done = hangUps.poll(); done != null; done = hangUps.poll()) {
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof End end) {
                    end.close();
                }
            }
            done.complete(null);
        }
    }

    private void acceptAll() throws IOException {
        for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
            SocketChannel server = SocketChannel.open(target);
            clients.add(client);
            mostOpen = Math.max(mostOpen, clients.size());
            new End(client, server).listen();
            new End(server, client).listen();
        }
    }

    /** One direction of a connection. */
    private final class End {
        private final SocketChannel from;
        private final SocketChannel to;

        End(SocketChannel from, SocketChannel to) {
            this.from = from;
            this.to = to;
        }

        void listen() throws IOException {
            from.setOption(StandardSocketOptions.TCP_NODELAY, true);
            from.configureBlocking(false);
            from.register(selector, SelectionKey.OP_READ, this);
        }

        /** Until there is nothing more to read, so that the end of a connection is not overlooked behind its last bytes. */
        void passOn() throws IOException {
            try {
                int length = read();
                while (length > 0) {
                    length = read();
                }
                if (length < 0 && clients.contains(to)) {
                    // The client's own end is still to come.
                    to.shutdownOutput();
                    from.close();
                } else if (length < 0) {
                    close();
                }
            } catch (IOException e) {
                reset();
            }
        }

        private int read() throws IOException {
            buffer.clear();
            int length = from.read(buffer);
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            return length;
        }

        /** A reset is passed on as a reset. */
        private void reset() throws IOException {
            if (to.isOpen()) {
                to.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            close();
        }

        void close() throws IOException {
            from.close();
            to.close();
            clients.remove(from);
            clients.remove(to);
        }
    }

    @Override
    public void close() {
        hangUp();
        closing = true;
        selector.wakeup();
    }
}
