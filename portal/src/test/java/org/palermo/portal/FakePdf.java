package org.palermo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The application that makes PDF files. It keeps what it was sent.
final class FakePdf {
    /// Not UTF-8, as a PDF is not.
    static final byte[] FILE = {'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', (byte) 0xE2, (byte) 0xE3, 0, 1};

    record Sent(String method, String path, String type, String authorization, String cookie, String body) {}

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status;

    FakePdf() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        reset();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void reset() {
        sent.clear();
        status = 200;
    }

    /// Refuses every document.
    void refuse(int status) {
        this.status = status;
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            sent.add(new Sent(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers.getFirst("Content-Type"),
                    headers.getFirst("Authorization"), headers.getFirst("Cookie"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body = status == 200 ? FILE : "no".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", status == 200 ? "application/pdf" : "text/plain");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
