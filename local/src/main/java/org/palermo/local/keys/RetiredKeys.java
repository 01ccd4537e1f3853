package org.palermo.local.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.palermo.local.Failure;
import org.palermo.local.Home;

/// Copies of key files, each from before a key was removed from its file. Backups from before need that key, and no other
/// file has it.
public final class RetiredKeys {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("(.+)-(\\d{8}T\\d{9}Z)\\.json");

    private final Path folder;

    private RetiredKeys(Path folder) {
        this.folder = folder;
    }

    public static RetiredKeys of(Home home) {
        return new RetiredKeys(home.in("keys", "retired"));
    }

    /// Those of a key file, in a folder beside it.
    static RetiredKeys beside(Path keyset) {
        return new RetiredKeys(keyset.resolveSibling("retired"));
    }

    /// @param of the service whose keys it has
    /// @param at when the key was removed
    public record Copy(Path file, String of, Instant at) {}

    /// The name of a new copy.
    Path place(String of, Instant at) {
        return folder.resolve(of + "-" + TIME.format(at) + ".json");
    }

    /// Those of each service in the order in which keys were removed.
    public List<Copy> copies() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var copies = new ArrayList<Copy>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    copies.add(new Copy(file, name.group(1), Instant.from(TIME.parse(name.group(2)))));
                }
            }
        }
        return copies;
    }

    /// The first copy that has all of these keys of a service.
    public Optional<Path> with(Set<Long> keys, String service) throws IOException {
        for (var copy : copies()) {
            if (copy.of().equals(service) && has(copy, keys)) {
                return Optional.of(copy.file());
            }
        }
        return Optional.empty();
    }

    private static boolean has(Copy copy, Set<Long> keys) throws IOException {
        try {
            return new KeysetFile(copy.file()).all().containsAll(keys);
        } catch (Failure damaged) {
            return false;
        }
    }
}
