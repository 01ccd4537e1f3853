package org.palermo.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A connection of its own, byte by byte. This machine is 127.0.0.1 to 127.255.255.254, so a test can be somebody else.
final class Wire implements AutoCloseable {

    private final Socket socket;
    private boolean ended;

    Wire(URI base, String from) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), base.getPort(), InetAddress.getByName(from), 0);
        socket.setTcpNoDelay(true);
    }

    Wire send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// All that comes until the connection ends or falls silent for so long.
    byte[] bytes(int silenceMillis) throws IOException {
        socket.setSoTimeout(silenceMillis);
        var all = new ByteArrayOutputStream();
        try {
            for (int read; (read = socket.getInputStream().read()) >= 0;) {
                all.write(read);
            }
            ended = true;
        } catch (SocketTimeoutException silent) {
            // All that comes has come.
        } catch (SocketException reset) {
            ended = true;
        }
        return all.toByteArray();
    }

    String answer() throws IOException {
        return answer(700);
    }

    String answer(int silenceMillis) throws IOException {
        return new String(bytes(silenceMillis), StandardCharsets.ISO_8859_1);
    }

    /// What comes first.
    String first(int patienceMillis) throws IOException {
        socket.setSoTimeout(patienceMillis);
        var some = new byte[8_192];
        return new String(some, 0, Math.max(0, socket.getInputStream().read(some)), StandardCharsets.ISO_8859_1);
    }

    /// Whether the gateway ended the connection, as far as the last read showed.
    boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
