package org.palermo.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.SigningKey;
import org.palermo.local.Application;
import org.palermo.local.Home;

/// The folder with the checkpoints of one service, a line each and never changed, and the key that verifies them.
public record CheckpointFolder(Path folder) {
    private static final String LINES = "checkpoints.ndjson";

    static CheckpointFolder of(Home home, Application application) {
        return new CheckpointFolder(home.in("audit", application.name()));
    }

    Path key() {
        return folder.resolve("public-key.pem");
    }

    public PublicKey publicKey() throws IOException {
        return SigningKey.readPublic(Files.readString(key()));
    }

    public List<Checkpoint> all() throws IOException {
        Path lines = folder.resolve(LINES);
        List<Checkpoint> all = new ArrayList<>();
        if (Files.exists(lines)) {
            for (String line : whole(Files.readString(lines)).split("\n")) {
                if (!line.isBlank()) {
                    all.add(Lines.checkpoint(Lines.read(line)));
                }
            }
        }
        return all;
    }

    /// Removes an incomplete last line that a power cut may have left: that checkpoint was never confirmed.
    void mend() throws IOException {
        Path lines = folder.resolve(LINES);
        if (Files.exists(lines)) {
            try (FileChannel file = FileChannel.open(lines, StandardOpenOption.WRITE)) {
                file.truncate(whole(Files.readString(lines)).getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    private static String whole(String lines) {
        return lines.substring(0, lines.lastIndexOf('\n') + 1);
    }

    /// Adds a checkpoint that the service has given; it is on disk when this returns.
    ///
    /// @return why it was refused; empty when it was added
    Optional<String> add(JsonNode answer, Checkpoint last) throws IOException {
        Checkpoint next = Lines.checkpoint(answer);
        if (!next.isSignedBy(publicKey())) {
            return Optional.of("a checkpoint is not signed with the service's key");
        }
        if (last != null && last.epoch().equals(next.epoch()) && last.sequence() > next.sequence()) {
            return Optional.of("its chain went back from link %d to %d".formatted(last.sequence(), next.sequence()));
        }
        try (FileChannel file = FileChannel.open(folder.resolve(LINES), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            file.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        return Optional.empty();
    }
}
