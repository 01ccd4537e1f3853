package org.palermo.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.Entry;
import org.palermo.audit.Evidence;
import org.palermo.audit.Link;
import org.palermo.audit.SigningKey;
import org.palermo.local.Failure;

/// An export, read without a service or database. Links are read again for each pass; the rest is small and stays in
/// memory.
public final class AuditFile {
    private static final String LINK = "{\"type\":\"link\"";

    private final Path file;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private static final class Part {
        private PublicKey key;
        private Instant exportedAt;
        private boolean ended;
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private final List<Entry> waiting = new ArrayList<>();
        private final List<Entry> unlinked = new ArrayList<>();
    }

    public AuditFile(Path file) throws IOException {
        this.file = file;
        Part[] open = {null};
        try (Stream<String> lines = Files.lines(file)) {
            AtomicLong number = new AtomicLong();
            lines.peek(line -> number.incrementAndGet()).filter(line -> !line.startsWith(LINK) && !line.isBlank())
                    .forEachOrdered(line -> open[0] = take(open[0], line, number.get()));
        } catch (UncheckedIOException unreadable) {
            throw new Failure("%s is not an export of the audit.".formatted(file));
        }
        if (parts.isEmpty()) {
            throw new Failure("%s is not an export of the audit.".formatted(file));
        }
    }

    private Part take(Part open, String line, long number) {
        try {
            return take(open, Lines.read(line));
        } catch (Failure damaged) {
            throw new Failure("Line %d: %s".formatted(number, damaged.getMessage()));
        }
    }

    private Part take(Part open, JsonNode line) {
        if (line.path("type").asText().equals("audit")) {
            Part part = new Part();
            part.key = key(line.path("publicKey").asText());
            part.exportedAt = line.hasNonNull("exportedAt") ? Lines.instant(line.path("exportedAt").asText()) : Instant.MAX;
            parts.put(line.path("service").asText(), part);
            return part;
        }
        if (open == null) {
            throw new Failure("%s is not an export of the audit.".formatted(file));
        }
        switch (line.path("type").asText()) {
            case "checkpoint" -> open.checkpoints.add(Lines.checkpoint(line));
            case "waiting" -> open.waiting.add(Lines.entry(line));
            case "unlinked" -> open.unlinked.add(Lines.entry(line));
            case "end" -> open.ended = true;
            default -> throw new Failure("%s has a line of an unknown type.".formatted(file));
        }
        return open;
    }

    private static PublicKey key(String pem) {
        try {
            return SigningKey.readPublic(pem);
        } catch (IllegalArgumentException none) {
            throw new Failure("The export has no public key.");
        }
    }

    public List<String> services() {
        return List.copyOf(parts.keySet());
    }

    /// False when the end of the file is missing.
    public boolean isComplete(String service) {
        return parts.get(service).ended;
    }

    /// When the export was made, according to the export; {@link Instant#MAX} when it doesn't say.
    public Instant exportedAt(String service) {
        return parts.get(service).exportedAt;
    }

    /// Uses the checkpoints and key in the export.
    public Evidence evidence(String service) {
        Part part = parts.get(service);
        return new Evidence(service, () -> links(service), part.waiting, part.unlinked, part.checkpoints, part.key, part.exportedAt);
    }

    /// Uses the checkpoints and key of the second place, not those in the file.
    public Evidence evidence(String service, CheckpointFolder kept) throws IOException {
        Part part = parts.get(service);
        return new Evidence(service, () -> links(service), part.waiting, part.unlinked, kept.all(), kept.publicKey(), part.exportedAt);
    }

    private Stream<Link> links(String service) {
        try {
            AtomicLong last = new AtomicLong();
            AtomicReference<String> at = new AtomicReference<>("");
            Stream<String> lines = Files.lines(file);
            return lines.filter(line -> {
                if (line.startsWith("{\"type\":\"audit\"")) {
                    at.set(Lines.read(line).path("service").asText());
                }
                return line.startsWith(LINK) && at.get().equals(service);
            }).map(line -> link(service, line, last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Link link(String service, String line, AtomicLong last) {
        try {
            Link link = Lines.link(Lines.read(line));
            last.set(link.sequence());
            return link;
        } catch (Failure damaged) {
            throw new Failure("%s: BROKEN after link %d: the next line is damaged or was cut.".formatted(service, last.get()));
        }
    }
}
