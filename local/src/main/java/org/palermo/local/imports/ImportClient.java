package org.palermo.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.local.Failure;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.identity.Tokens;
import org.palermo.local.sample.Importing;

/// Sends a file to a bulk import through the gateway, as any client would: the body streams, and the lines of the answer
/// (progress, rejected rows, summary) are read as they arrive.
public final class ImportClient implements Importing {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LINES_AT_ONCE = 500;
    /// How often a file is sent when the gateway refuses it with `Retry-After`.
    private static final int TRIES = 20;
    private static final int LONGEST_WAIT = 60;
    private static final int TOO_MANY = 429;

    private final Ports ports;
    private final Function<String, ProgressListener> listeners;

    /// @param listeners gives the listener of an import, by the name of the import
    public ImportClient(Ports ports, Function<String, ProgressListener> listeners) {
        this.ports = ports;
        this.listeners = listeners;
    }

    /// What happens while an import runs.
    public interface ProgressListener {
        void progress(long read);

        /// @param row line number in the file, its header being 1
        void rejected(long row, String reason);
    }

    @Override
    public Summary importLines(String kind, Stream<String> lines) {
        var chosen = ImportKind.of(kind);
        return send(chosen, chosen.contentType, "", () -> BodyPublishers.ofByteArrays(chunks(lines)), 1, listeners.apply(kind));
    }

    @Override
    public Summary importFile(String kind, Path file, String name) {
        var chosen = ImportKind.of(kind);
        return importFile(chosen, file, name, chosen.query(name));
    }

    /// Imports an HMIS set, which says neither where its shelters are nor which organisation is responsible for them here.
    public Summary importSet(Path file, String name, String region, String operatorAgency) {
        return importFile(ImportKind.SHELTERS, file, name, "?region=%s&operatorAgency=%s".formatted(
                URLEncoder.encode(region, StandardCharsets.UTF_8), URLEncoder.encode(operatorAgency, StandardCharsets.UTF_8)));
    }

    private Summary importFile(ImportKind chosen, Path file, String name, String query) {
        if (!Files.exists(file)) {
            throw new Failure("There is no file " + file + ".");
        }
        return send(chosen, chosen.contentTypeOf(name), query, () -> BodyPublishers.ofFile(file), TRIES, listeners.apply(name));
    }

    /// Some hundred lines in each array, because every array costs a hand-over between threads.
    private static Iterable<byte[]> chunks(Stream<String> lines) {
        var iterator = lines.iterator();
        return () -> new java.util.Iterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public byte[] next() {
                var some = new ArrayList<String>(LINES_AT_ONCE);
                while (iterator.hasNext() && some.size() < LINES_AT_ONCE) {
                    some.add(iterator.next());
                }
                return some.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    private interface Body {
        HttpRequest.BodyPublisher begin() throws IOException;
    }

    private Summary send(ImportKind kind, String contentType, String query, Body body, int tries, ProgressListener listener) {
        try {
            for (int left = tries; ; left--) {
                var request = HttpRequest.newBuilder(URI.create(Ports.inside(ports.publicPort()) + kind.path + query))
                        .header("Authorization", "Bearer " + new Tokens(ports).of(kind.account))
                        .header("Content-Type", contentType)
                        .header("Accept", "application/x-ndjson, application/problem+json")
                        .POST(body.begin())
                        .build();
                var answer = Http.client().send(request, HttpResponse.BodyHandlers.ofLines());
                if (answer.statusCode() == 200) {
                    return read(kind, answer.body(), listener);
                }
                var said = answer.body().collect(Collectors.joining("\n"));
                if (answer.statusCode() != TOO_MANY || left == 1) {
                    throw refused(kind, answer.statusCode(), said);
                }
                Thread.sleep(Duration.ofSeconds(Math.clamp(answer.headers().firstValueAsLong("Retry-After").orElse(1), 0, LONGEST_WAIT)));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("The import of %s broke off: %s".formatted(kind.word(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The import of " + kind.word() + " was stopped.");
        }
    }

    private static Summary read(ImportKind kind, Stream<String> lines, ProgressListener listener) throws IOException {
        Summary summary = null;
        for (var line : (Iterable<String>) lines.filter(text -> !text.isBlank())::iterator) {
            var event = JSON.readTree(line);
            if (event.has("summary")) {
                summary = JSON.treeToValue(event.get("summary"), Summary.class);
            } else if (event.has("note")) {
                listener.rejected(event.get("row").asLong(), "imported, but " + event.get("note").asText());
            } else if (event.has("row")) {
                listener.rejected(event.get("row").asLong(), event.path("reason").asText());
            } else {
                listener.progress(event.path("read").asLong());
            }
        }
        if (summary == null) {
            throw new Failure("The import of " + kind.word() + " ended without its summary: it is not known which rows were imported.");
        }
        return summary;
    }

    private static Failure refused(ImportKind kind, int status, String body) {
        return new Failure("The import of %s was refused: %s".formatted(kind.word(), Refusal.said(status, body)));
    }
}
