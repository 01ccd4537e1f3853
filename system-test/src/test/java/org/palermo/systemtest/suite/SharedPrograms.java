package org.palermo.systemtest.suite;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/// Puts the downloaded and built programs of another home (Keycloak, PostgreSQL) into the journeys' home, so that a test
/// need not spend half a minute on them again. Uses hard links where the file system can: nothing is written to them
/// afterwards, except for Keycloak's `data`, which is left out.
final class SharedPrograms {

    private SharedPrograms() {}

    /// @param marker the file whose presence says that a version is complete
    static void copyInto(Path from, Path to, String marker) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var versions = Files.list(from)) {
            for (var version : versions.filter(found -> Files.exists(found.resolve(marker))).toList()) {
                var target = to.resolve(version.getFileName());
                if (!Files.exists(target.resolve(marker))) {
                    copy(version, target);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(from.resolve("data"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                place(file, to.resolve(from.relativize(file)), attributes);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void place(Path file, Path target, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(target);
        if (attributes.isSymbolicLink()) {
            Files.createSymbolicLink(target, Files.readSymbolicLink(file));
            return;
        }
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
