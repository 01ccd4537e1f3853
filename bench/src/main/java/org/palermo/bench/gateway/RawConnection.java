package org.palermo.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Sends HTTP/1.1 bytes over one connection that stays open. On two cores, making the load must cost less than what is
/// measured, and about the same for an answer with many headers as for one with few.
public final class RawConnection implements AutoCloseable {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = "HTTP/1.1 ".length();

    private final Socket socket;
    private byte[] answer = new byte[8192];
    private int end;
    private int bodyStart;

    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    static byte[] get(String path, String token) {
        var text = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, token == null ? "" : "Authorization: Bearer " + token + "\r\n");
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// @param id of the request
    /// @param repeatable whether the request's id is also sent as `Idempotency-Key`
    public static byte[] post(String path, String token, String id, boolean repeatable, String json) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nX-Request-Id: %s\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(path, token, id, repeatable ? "Idempotency-Key: " + id + "\r\n" : "", json.length(), json).getBytes(StandardCharsets.US_ASCII);
    }

    /// @param request the bytes to send; the answer must have a `Content-Length` or no body
    /// @return the status
    public int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        end = 0;
        do {
            fill();
            bodyStart = bodyStart();
        } while (bodyStart < 0);
        int length = length();
        while (end < bodyStart + length) {
            fill();
        }
        return (answer[STATUS] - '0') * 100 + (answer[STATUS + 1] - '0') * 10 + answer[STATUS + 2] - '0';
    }

    /// The body of the last answer.
    public byte[] body() {
        return Arrays.copyOfRange(answer, bodyStart, end);
    }

    private void fill() throws IOException {
        if (end == answer.length) {
            answer = Arrays.copyOf(answer, 2 * end);
        }
        int read = socket.getInputStream().read(answer, end, answer.length - end);
        if (read < 0) {
            throw new IOException("closed in the middle");
        }
        end += read;
    }

    /// -1 until the head is complete.
    private int bodyStart() {
        for (int i = 3; i < end; i++) {
            if (answer[i] == '\n' && answer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int length() {
        for (int i = 0; i < bodyStart; i++) {
            if (answer[i] == '\n' && i + LENGTH.length < bodyStart && isLength(i + 1)) {
                return number(i + 1 + LENGTH.length);
            }
        }
        return 0;
    }

    private boolean isLength(int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((answer[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private int number(int from) {
        int number = 0;
        for (int i = from; answer[i] != '\r'; i++) {
            if (answer[i] != ' ') {
                number = number * 10 + answer[i] - '0';
            }
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
