package org.palermo.kernel.file;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.palermo.kernel.problem.Problems;

/// One file on its way through a scanner that speaks ICAP (RFC 3507, RESPMOD). The scanner gets the bytes, and neither a name nor an
/// id. It answers 204 when it leaves the file as it is; any other file is refused.
final class IcapScan implements VirusScan.Run {
    private static final Logger LOG = Logger.getLogger(IcapScan.class);
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int AGAIN_SECONDS = 30;

    private final Vertx vertx;
    private final Duration timeout;
    private final Socket socket = new Socket();
    private final long watch;
    private OutputStream out;
    /// Since when the scanner has been waited for, in nanoseconds; 0 while nobody waits.
    private volatile long waitingSince;

    /// @throws HttpProblem 503 when the scanner can't be reached
    IcapScan(VirusScan.IcapAddress scanner, Duration timeout, Vertx vertx) {
        this.vertx = vertx;
        this.timeout = timeout;
        // A socket has a time limit for reading, and none for writing: this ends both.
        this.watch = vertx.setPeriodic(Math.clamp(timeout.toMillis() / 4, 10, 1000), tick -> closeIfStuck());
        try {
            waitFor(() -> {
                socket.connect(new InetSocketAddress(scanner.host(), scanner.port()), (int) timeout.toMillis());
                out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
                out.write(head(scanner));
            });
        } catch (IOException e) {
            close();
            throw away(e);
        }
    }

    private static byte[] head(VirusScan.IcapAddress scanner) {
        String request = "GET /file HTTP/1.1\r\nHost: palermo\r\n\r\n";
        String response = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n";
        String icap = """
                RESPMOD icap://%s:%d%s ICAP/1.0\r
                Host: %1$s\r
                Allow: 204\r
                Connection: close\r
                Encapsulated: req-hdr=0, res-hdr=%d, res-body=%d\r
                \r
                """.formatted(scanner.host(), scanner.port(), scanner.service(), request.length(), request.length() + response.length());
        return (icap + request + response).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void send(byte[] bytes, int from, int count) {
        try {
            waitFor(() -> {
                out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes, from, count);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            });
        } catch (IOException stopped) {
            // The scanner may have answered before the end, because it has seen enough.
            throw refusedEarly(stopped);
        }
    }

    private HttpProblem refusedEarly(IOException stopped) {
        try {
            return answered() == 200 ? infected() : away(stopped);
        } catch (IOException nothing) {
            return away(stopped);
        }
    }

    @Override
    public ScanResult result() {
        try {
            waitFor(() -> {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            });
            int status = answered();
            if (status == 204) {
                return ScanResult.CLEAN;
            }
            throw status == 200 ? infected() : away(new IOException("ICAP status " + status));
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// The status of the scanner's answer.
    private int answered() throws IOException {
        List<String> lines = new ArrayList<>();
        waitFor(() -> {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int left = LONGEST_HEAD;
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n' && left > 0; next = in.read()) {
                line.append((char) next);
                left--;
            }
            lines.add(line.toString().strip());
        });
        String[] words = lines.getFirst().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("ICAP/") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("not an answer of ICAP");
        }
        return Integer.parseInt(words[1]);
    }

    private static HttpProblem infected() {
        return Problems.unprocessable("file", "infected", "The virus scanner refuses this file. Nothing of it was kept.");
    }

    private static HttpProblem away(IOException failure) {
        LOG.warnf("The virus scanner does not answer: %s", failure.getClass().getSimpleName());
        return Problems.unavailable("file", "scanner-away",
                "The virus scanner does not answer. The file was not stored; send it again later.", AGAIN_SECONDS);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void waitFor(Step step) throws IOException {
        waitingSince = System.nanoTime() | 1;
        try {
            step.run();
        } finally {
            waitingSince = 0;
        }
    }

    private void closeIfStuck() {
        long since = waitingSince;
        if (since != 0 && System.nanoTime() - since > timeout.toNanos()) {
            closeSocket();
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            LOG.debug("The connection to the scanner was closed already");
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(watch);
        closeSocket();
    }
}
