package org.palermo.local.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.palermo.local.Failure;
import org.palermo.local.Trees;

/// Unpacks PostgreSQL's programs once, from the archive on the class path (a .txz inside the jar).
final class PostgresArchive {

    private PostgresArchive() {}

    /// The folder with `bin`, `lib` and `share`.
    static Path unpack(Path target) throws IOException {
        if (Files.isExecutable(target.resolve("bin/postgres"))) {
            return target;
        }
        var half = Trees.unpackingFolder(target);
        try (var archive = open()) {
            extract(archive, half);
            Trees.delete(target);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(half);
        }
        return target;
    }

    private static InputStream open() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var chip = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-%s-%s.txz".formatted(system, chip);
        var found = PostgresArchive.class.getResourceAsStream(name);
        if (found == null) {
            throw new Failure("There is no PostgreSQL for this machine (%s) in the build.".formatted(name));
        }
        return found;
    }

    private static void extract(InputStream compressed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                place(tar, entry, file);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, EXECUTABLE);
        }
    }

    private static final Set<PosixFilePermission> EXECUTABLE =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_EXECUTE);
}
