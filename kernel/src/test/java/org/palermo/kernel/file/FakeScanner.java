package org.palermo.kernel.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// A scanner that reads one file and gives the answer that a test has chosen.
final class FakeScanner implements AutoCloseable {
    private final ServerSocket server;
    private final CompletableFuture<String> head = new CompletableFuture<>();
    private final CompletableFuture<byte[]> scanned = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private FakeScanner(String answer, boolean reads) throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket caller = server.accept()) {
                if (reads) {
                    InputStream in = new BufferedInputStream(caller.getInputStream());
                    StringBuilder lines = new StringBuilder();
                    // The head of ICAP, of the request and of the response.
                    for (int blank = 0; blank < 3;) {
                        String line = line(in);
                        blank += line.isEmpty() ? 1 : 0;
                        lines.append(line).append('\n');
                    }
                    head.complete(lines.toString());
                    scanned.complete(chunks(in));
                    if (!answer.equals("SILENT")) {
                        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                        return;
                    }
                }
                end.join();
            } catch (IOException broken) {
                scanned.completeExceptionally(broken);
            }
        });
    }

    /// @param answer `SILENT` for none, on a connection that stays open
    static FakeScanner answering(String answer) throws IOException {
        return new FakeScanner(answer, true);
    }

    /// Takes the connection and never reads.
    static FakeScanner stuck() throws IOException {
        return new FakeScanner("", false);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(in), 16); length > 0; length = Integer.parseInt(line(in), 16)) {
            all.write(in.readNBytes(length));
            line(in);
        }
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The caller left");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    String address() {
        return "icap://127.0.0.1:" + server.getLocalPort() + "/avscan";
    }

    String head() {
        return head.join();
    }

    byte[] scanned() {
        return scanned.join();
    }

    @Override
    public void close() throws IOException {
        end.complete(null);
        server.close();
    }
}
