package org.palermo.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.palermo.local.Failure;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.Terminal;
import org.palermo.local.identity.Tokens;
import org.palermo.local.sample.Importing;

/// Imports a file of the Human Trafficking Case Data Standard through the gateway, piece by piece, and follows its rows.
/// After an interruption the same import continues: the file is recognised by its hash. Only one piece is in memory.
public final class CaseStandardImport {
    /// The kind of import, as it is typed.
    public static final String KIND = "htcds";
    static final int PIECE = 1 << 20;
    private static final String PATH = "/api/nrm/v1/htcds/files";
    private static final String ACCOUNT = "authority";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(4);
    private static final long LOOK_MILLIS = 500;

    private final Ports ports;
    private final ImportClient.ProgressListener listener;
    private final Terminal terminal;
    private String token;
    private long tokenAt;

    public CaseStandardImport(Ports ports, ImportClient.ProgressListener listener, Terminal terminal) {
        this.ports = ports;
        this.listener = listener;
        this.terminal = terminal;
    }

    /// @param region where the persons were found, for rows without a region
    /// @param sender the organisation whose cases they are, or null for the authority's own
    public Importing.Summary bring(Path file, String region, String sender) {
        try {
            var command = JSON.createObjectNode().put("format", format(file)).put("region", region).put("sender", sender)
                    .put("size", Files.size(file)).put("sha256", sha256(file));
            var run = ask("POST", PATH, "application/json", JSON.writeValueAsBytes(command));
            var path = PATH + "/" + run.get("id").asText();
            send(file, run, path);
            return follow(path);
        } catch (IOException e) {
            throw new Failure("The import broke off: " + e.getMessage() + ". Run the same command again to continue.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The import was stopped. Run the same command again to continue.");
        }
    }

    private void send(Path file, JsonNode run, String path) throws IOException, InterruptedException {
        try (var bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            for (var from = run.get("received").asLong(); from < bytes.size(); from += PIECE) {
                var piece = ByteBuffer.allocate((int) Math.min(PIECE, bytes.size() - from));
                while (piece.hasRemaining() && bytes.read(piece, from + piece.position()) >= 0) {
                    // Until the piece is full.
                }
                ask("PUT", path + "/pieces?from=" + from, "application/octet-stream", piece.array());
            }
        }
    }

    private Importing.Summary follow(String path) throws IOException, InterruptedException {
        var run = ask("GET", path, null, null);
        while (!run.get("state").asText().matches("DONE|FAILED|CANCELLED")) {
            listener.progress(run.get("read").asLong());
            Thread.sleep(LOOK_MILLIS);
            run = ask("GET", path, null, null);
        }
        tellRejected(path);
        tellReport(path);
        if (run.hasNonNull("failure")) {
            throw new Failure("After row %d nothing could be read (%s); %d rows were processed."
                    .formatted(run.get("lastRow").asInt(), run.get("failure").asText(), run.get("read").asInt()));
        }
        return new Importing.Summary(run.get("read").asLong(), run.get("imported").asLong() + run.get("notified").asLong(),
                run.get("matched").asLong(), run.get("rejected").asLong());
    }

    private void tellRejected(String path) throws IOException, InterruptedException {
        for (JsonNode after = JSON.getNodeFactory().numberNode(0); after != null && !after.isNull();) {
            var page = ask("GET", path + "/rejected?limit=1000&after=" + after.asInt(), null, null);
            page.get("items").forEach(row -> listener.rejected(row.get("row").asLong(), row.get("reason").asText()));
            after = page.get("next");
        }
    }

    private void tellReport(String path) throws IOException, InterruptedException {
        for (var line : ask("GET", path + "/report", null, null).get("lines")) {
            if (line.hasNonNull("trap")) {
                terminal.line("  %-11s %-40s %-22s %,d rows, the first %d".formatted(
                        line.get("fate").asText().toLowerCase(Locale.ROOT), line.path("field").asText("the row"),
                        line.get("trap").asText(), line.get("count").asInt(), line.at("/rows/0/from").asInt()));
            }
        }
    }

    /// Waits and repeats when the gateway answers 429.
    private JsonNode ask(String method, String path, String contentType, byte[] body) throws IOException, InterruptedException {
        while (true) {
            var request = HttpRequest.newBuilder(URI.create(Ports.inside(ports.publicPort()) + path))
                    .header("Authorization", "Bearer " + token())
                    .header("Accept", "application/json, application/problem+json");
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
            var answer = Http.client().send(request.method(method, content).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 429) {
                Thread.sleep(Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
            } else if (answer.statusCode() / 100 != 2) {
                throw new Failure("The import was refused: "
                        + Refusal.said(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
            } else {
                return JSON.readTree(answer.body());
            }
        }
    }

    private String token() throws IOException, InterruptedException {
        if (token == null || System.nanoTime() - tokenAt > TOKEN_LASTS.toNanos()) {
            token = new Tokens(ports).of(ACCOUNT);
            tokenAt = System.nanoTime();
        }
        return token;
    }

    private static String format(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "xlsx" -> "XLSX";
            case "xml" -> "XFORM";
            case "csv" -> "CSV";
            default -> throw new Failure("The file must be .xlsx, .xml (instances of the form) or .csv.");
        };
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var some = new byte[1 << 16];
            for (int count = bytes.read(some); count >= 0; count = bytes.read(some)) {
                digest.update(some, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
