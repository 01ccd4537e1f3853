package org.palermo.kernel.test;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A request whose head has been sent, and as much of the body as a test sends.
public final class HalfSent implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;

    private HalfSent(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// @param length of the body in bytes; null when it is sent in chunks
    public static HalfSent begin(Account account, String method, String path, String contentType, Long length) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        HalfSent sent = new HalfSent(socket);
        sent.write("%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n%s\r\n\r\n".formatted(method,
                path, account.token(), contentType, length == null ? "Transfer-Encoding: chunked" : "Content-Length: " + length));
        return sent;
    }

    public void chunk(String text) throws IOException {
        write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// The status of the answer, which must arrive without the rest of the body.
    public int status() throws IOException {
        return Integer.parseInt(in.readLine().split(" ")[1]);
    }

    /// The next line of the answer that contains this text.
    public String line(String part) throws IOException {
        String line = in.readLine();
        while (line != null && !line.contains(part)) {
            line = in.readLine();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
