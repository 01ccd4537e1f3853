package org.palermo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder with one installation's data: `.palermo` beside the sources, or the folder that PALERMO_HOME names.
/// Everything below it belongs to this launcher, and nothing outside is written.
public record Home(Path directory) {

    public static Home here() {
        var moved = System.getenv("PALERMO_HOME");
        var directory = moved == null || moved.isBlank() ? Checkout.root().resolve(".palermo") : Path.of(moved);
        return new Home(directory.toAbsolutePath().normalize());
    }

    public Path in(String first, String... more) {
        return directory.resolve(Path.of(first, more));
    }

    public Path postgresData() {
        return in("data", "postgres");
    }

    public Path log(String service) {
        return in("logs", service + ".log");
    }

    /// Only the owner may enter the folder, also if it was there before.
    public void create() throws IOException {
        var mine = PosixFilePermissions.fromString("rwx------");
        if (!Files.exists(directory)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mine));
        }
        Files.setPosixFilePermissions(directory, mine);
        for (var folder : new String[] {"data", "logs", "run", "keys", "mail"}) {
            Files.createDirectories(in(folder));
        }
    }
}
