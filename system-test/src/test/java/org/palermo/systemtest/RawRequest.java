package org.palermo.systemtest;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.palermo.systemtest.suite.Answer;

/// A request that no client would send: its target is sent byte by byte, unchanged.
final class RawRequest {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawRequest() {}

    static Answer send(URI base, String method, String target, String... headers) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(method, target, base.getAuthority()));
            Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return read(method + " " + target, new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    private static Answer read(String request, String all) {
        var end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError(request + " got no HTTP answer: " + all);
        }
        var lines = all.substring(0, end).split("\r\n");
        var headers = Arrays.stream(lines).skip(1).map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return new Answer(request, Integer.parseInt(lines[0].split(" ")[1]), HttpHeaders.of(headers, (name, value) -> true), body(all, end + 4, headers.getOrDefault("transfer-encoding", List.of())));
    }

    private static byte[] body(String all, int start, List<String> encoding) {
        if (encoding.contains("chunked")) {
            throw new AssertionError("chunked answers are not read here");
        }
        return all.substring(start).getBytes(StandardCharsets.ISO_8859_1);
    }
}
