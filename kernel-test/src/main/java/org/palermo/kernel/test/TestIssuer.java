package org.palermo.kernel.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// The key set of the issuer of [TestTokens], as a service fetches it. A test may make it fail, and add its next key.
public final class TestIssuer {
    private static TestIssuer running;

    private final HttpServer server;
    private volatile int status = 200;
    private volatile String keys = TestTokens.keySet();

    private TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/certs", this::answer);
        server.start();
    }

    public static synchronized TestIssuer running() {
        if (running == null) {
            try {
                running = new TestIssuer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    public void fail() {
        status = 500;
    }

    /// Answers again, with one more key.
    public void rotate() {
        keys = TestTokens.keySetOnceRotated();
        status = 200;
    }

    String keysUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/certs";
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
