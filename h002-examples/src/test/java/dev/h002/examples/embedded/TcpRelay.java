package dev.h002.examples.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server over the loopback interface that can be cut, blocked and opened again. */
final class TcpRelay implements AutoCloseable {
    private enum Mode {
        OPEN,
        CUT,
        BLOCKED
    }

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.OPEN;

    TcpRelay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Every connection is reset, and new ones at once. */
    void cut() {
        mode = Mode.CUT;
        sockets.forEach(TcpRelay::quietly);
        sockets.clear();
    }

    /** Connections stay open, and nothing comes through. */
    void block() {
        mode = Mode.BLOCKED;
    }

    /** What was held back while it was blocked is lost with its connections. */
    void open() {
        cut();
        mode = Mode.OPEN;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (mode == Mode.CUT) {
                    quietly(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                daemon(() -> pump(client, server));
                daemon(() -> pump(server, client));
            } catch (IOException closed) {
                // The next turn of the loop sees whether that was the listener.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (mode == Mode.OPEN) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException cut) {
            // Both ends are closed.
        }
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException already) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
