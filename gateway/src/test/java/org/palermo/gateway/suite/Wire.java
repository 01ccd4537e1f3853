package org.palermo.gateway.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/// A connection of its own, byte by byte. This machine is 127.0.0.1 to 127.255.255.254, so a test can use several
/// addresses.
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private boolean ended;

    public Wire(URI base, String from) throws IOException {
        this(base, from, 0);
    }

    /// @param room for bytes that have arrived and are not read yet; 0 for the system's default
    public Wire(URI base, String from, int room) throws IOException {
        socket = new Socket();
        if (room > 0) {
            socket.setReceiveBufferSize(room);
        }
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", base.getPort()));
        socket.setTcpNoDelay(true);
    }

    public Wire send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// Everything that arrives until the connection ends, or is silent for the given time.
    public byte[] bytes(int silenceMillis) throws IOException {
        socket.setSoTimeout(silenceMillis);
        var all = new ByteArrayOutputStream();
        try {
            for (int read; (read = socket.getInputStream().read()) >= 0;) {
                all.write(read);
            }
            ended = true;
        } catch (SocketTimeoutException silent) {
            // Everything has arrived.
        } catch (SocketException reset) {
            ended = true;
        }
        return all.toByteArray();
    }

    public String answer() throws IOException {
        return answer(2_000);
    }

    /// Everything that arrives until the connection ends, or is silent for the given time once an answer has begun.
    public String answer(int silenceMillis) throws IOException {
        var begun = text(next());
        return ended ? begun : begun + text(bytes(silenceMillis));
    }

    /// Everything that arrives until the predicate is true and nothing follows, or the connection ends.
    public String until(Predicate<String> isThere) throws IOException {
        var all = new StringBuilder();
        var goesOn = true;
        while (goesOn && !isThere.test(all.toString())) {
            var more = next();
            all.append(text(more));
            goesOn = more.length > 0;
        }
        return goesOn ? all.append(text(bytes(600))).toString() : all.toString();
    }

    /// Empty at the end, and after a long silence.
    private byte[] next() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var some = new byte[8_192];
        try {
            int read = socket.getInputStream().read(some);
            ended = read < 0;
            return Arrays.copyOf(some, Math.max(0, read));
        } catch (SocketTimeoutException silent) {
            return new byte[0];
        } catch (SocketException reset) {
            ended = true;
            return new byte[0];
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// The first bytes that arrive.
    public String first(int patienceMillis) throws IOException {
        socket.setSoTimeout(patienceMillis);
        var some = new byte[8_192];
        return new String(some, 0, Math.max(0, socket.getInputStream().read(some)), StandardCharsets.ISO_8859_1);
    }

    /// Whether the gateway ended the connection, as far as the last read showed.
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
