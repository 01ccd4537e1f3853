package org.palermo.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// HTTP/1.1 in bytes over one connection that stays open: on two cores the load must cost less than what it measures.
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final BufferedInputStream in;
    private byte[] body = {};

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
    }

    static byte[] get(String path, String token) {
        var text = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, token == null ? "" : "Authorization: Bearer " + token + "\r\n");
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// @param id of the request, which makes it unique as well
    static byte[] post(String path, String token, String id, String json) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nX-Request-Id: %s\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, token, id, id, json.length(), json).getBytes(StandardCharsets.US_ASCII);
    }

    /// @param request as it goes over the wire; the answer has a `Content-Length`
    /// @return the status
    int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = line();
        int length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        body = in.readNBytes(length);
        return Integer.parseInt(status.substring(9, 12));
    }

    /// Of the last answer.
    byte[] body() {
        return body;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed in the middle");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
