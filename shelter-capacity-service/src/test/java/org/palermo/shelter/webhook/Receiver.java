package org.palermo.shelter.webhook;

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

/// An organisation's own system, which answers as the test says.
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    /// What it does with a request before it answers.
    volatile Runnable beforeAnswer = () -> {};

    record Request(String path, String id, long timestamp, String signatures, String body) {
        String kind() {
            return body.replaceAll(".*\"kind\":\"([A-Z_]+)\".*", "$1");
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = call.getRequestHeaders();
        requests.add(new Request(call.getRequestURI().getPath(), headers.getFirst("webhook-id"),
                Long.parseLong(headers.getFirst("webhook-timestamp")), headers.getFirst("webhook-signature"), body));
        beforeAnswer.run();
        if (status == 302) {
            call.getResponseHeaders().add("Location", url() + "/elsewhere");
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    List<String> kinds() {
        return requests.stream().map(Request::kind).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
