package org.palermo.systemtest.suite;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One HTTP request over a connection of its own. Its target is sent byte by byte, unchanged, and nothing is repeated, as a client would
/// do. An answer that is cut short is no answer.
public final class RawRequest {

    private static final int CONNECT_MILLIS = 10_000;
    /// Longer than the gateway's deadline: it answers first.
    private static final int QUIET_MILLIS = 45_000;
    private static final int LONGEST_LINE = 16_384;
    private static final int LONGEST_BODY = 64 << 20;

    private RawRequest() {}

    /// @param path sent as it is, even when it is no path
    /// @param body null for none
    /// @throws IOException when the connection broke before the whole answer was there. It is not known whether the request was
    ///     carried out
    public static Answer send(URI to, String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(to.getHost(), to.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(QUIET_MILLIS);
            var out = new BufferedOutputStream(socket.getOutputStream());
            out.write(head(to, method, path, headers, body).getBytes(StandardCharsets.ISO_8859_1));
            if (body != null) {
                out.write(body);
            }
            out.flush();
            return answer(method, path, new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static String head(URI to, String method, String path, Map<String, String> headers, byte[] body) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(method, path, to.getAuthority()));
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null || method.equals("POST")) {
            head.append("Content-Length: ").append(body == null ? 0 : body.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static Answer answer(String method, String path, InputStream in) throws IOException {
        var status = 0;
        Map<String, List<String>> headers = Map.of();
        while (status < 200) {
            var line = line(in).split(" ", 3);
            if (line.length < 2 || !line[0].startsWith("HTTP/1.1") || !line[1].matches("[1-5][0-9]{2}")) {
                throw new IOException("no HTTP answer: " + String.join(" ", line));
            }
            status = Integer.parseInt(line[1]);
            headers = headers(in);
        }
        var known = HttpHeaders.of(headers, (name, value) -> true);
        var empty = method.equals("HEAD") || status == HttpURLConnection.HTTP_NO_CONTENT;
        return new Answer(method + " " + path, status, known, empty ? new byte[0] : body(in, known));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, List<String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + line);
            }
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, first -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, HttpHeaders headers) throws IOException {
        if (headers.firstValue("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        var length = headers.firstValueAsLong("Content-Length");
        if (length.isEmpty() || length.getAsLong() > LONGEST_BODY) {
            throw new IOException("an answer without a usable length");
        }
        return exactly(in, (int) length.getAsLong());
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            if (body.size() + size > LONGEST_BODY) {
                throw new IOException("an answer that is too long");
            }
            body.write(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        try {
            return Integer.parseInt(line(in).split(";")[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("no size of a chunk", e);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut short");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer was cut short");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line that is too long");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
