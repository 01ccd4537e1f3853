package org.palermo.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Callers who each keep a connection and ask again as soon as they are answered. Bytes and no HTTP client: on two
/// cores the load must cost less than what it measures.
///
/// @param request as it goes over the wire; the answer has a `Content-Length`
record RawLoad(int port, int callers, byte[] request) {

    /// @param failed answers that are not 200, and connections that broke
    record Answers(Times times, long failed, double seconds) {

        double perSecond() {
            return times.count() / seconds;
        }
    }

    static RawLoad of(int port, int callers, String path, String token) {
        var text = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, token == null ? "" : "Authorization: Bearer " + token + "\r\n");
        return new RawLoad(port, callers, text.getBytes(StandardCharsets.US_ASCII));
    }

    Answers run(Duration duration) throws Exception {
        var until = System.nanoTime() + duration.toNanos();
        var started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var running = new ArrayList<Future<Answers>>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> ask(until)));
            }
            var all = new Times();
            long failed = 0;
            for (var caller : running) {
                all.addAll(caller.get().times());
                failed += caller.get().failed();
            }
            return new Answers(all, failed, (System.nanoTime() - started) / 1e9);
        }
    }

    private Answers ask(long until) {
        var times = new Times();
        long failed = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 4096);
            while (System.nanoTime() < until) {
                var sent = System.nanoTime();
                socket.getOutputStream().write(request);
                if (answered(in)) {
                    times.add(System.nanoTime() - sent);
                } else {
                    failed++;
                }
            }
        } catch (IOException broken) {
            failed++;
        }
        return new Answers(times, failed, 0);
    }

    private static boolean answered(InputStream in) throws IOException {
        var status = line(in);
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status.startsWith("HTTP/1.1 200");
    }

    private static String line(InputStream in) throws IOException {
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
}
