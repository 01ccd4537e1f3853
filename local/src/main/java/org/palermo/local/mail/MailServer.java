package org.palermo.local.mail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Listens on this machine only and gives each connection to a {@link MailSession}.
public final class MailServer implements AutoCloseable {

    /// Keycloak sends one mail at a time for each request that it answers.
    private static final int MOST_CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerSocket socket;
    private final Path folder;
    private final Semaphore free = new Semaphore(MOST_CONNECTIONS);

    private MailServer(ServerSocket socket, Path folder) {
        this.socket = socket;
        this.folder = folder;
    }

    /// @param port   0 for any free one
    /// @param folder that gets one file for each mail
    public static MailServer start(int port, Path folder) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_CONNECTIONS);
        var server = new MailServer(socket, folder);
        Thread.ofPlatform().daemon().name("mail").start(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                free.acquire();
                var connection = accepted();
                Thread.ofVirtual().name("mail").start(() -> serve(connection));
            } catch (IOException closed) {
                // The next turn ends when the server was closed.
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private Socket accepted() throws IOException {
        try {
            return socket.accept();
        } catch (IOException failed) {
            free.release();
            throw failed;
        }
    }

    /// A sender that breaks off, or says nothing for too long, sends the mail again.
    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout((int) PATIENCE.toMillis());
            new MailSession(connection.getInputStream(), new BufferedOutputStream(connection.getOutputStream()), folder).run();
        } catch (IOException brokenOff) {
            // Nothing was stored.
        } finally {
            free.release();
        }
    }
}
