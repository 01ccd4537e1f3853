package org.palermo.local.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;

/// Keycloak's archive, laid out without its first folder.
final class Unzip {

    private Unzip() {}

    /// Unpacked beside its place and moved there whole, so that an interrupted run leaves nothing half done.
    static void to(Path zip, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        var half = Files.createTempDirectory(target.getParent(), "unpacking-");
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var file = half.resolve(inside).normalize();
                if (!file.startsWith(half)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        // A zip that is read as a stream does not tell its files' modes.
        Files.setPosixFilePermissions(half.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
