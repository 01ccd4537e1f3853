package org.palermo.local.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;
import org.palermo.local.Trees;

/// Unpacks Keycloak's archive without its top folder.
final class Unzip {

    /// Keycloak has some 500 files and 190 MB. A much larger archive is not Keycloak, whatever its name.
    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_BYTES = 1L << 30;

    private Unzip() {}

    /// Unpacks in another folder and moves the result into place as a whole, so that an interrupted run leaves nothing
    /// incomplete.
    static void to(Path zip, Path target) throws IOException {
        to(zip, target, MOST_ENTRIES, MOST_BYTES);
    }

    static void to(Path zip, Path target, int mostEntries, long mostBytes) throws IOException {
        var half = Trees.unpackingFolder(target);
        try {
            unpack(zip, half, mostEntries, mostBytes);
            // A zip that is read as a stream does not give the modes of its files.
            Files.setPosixFilePermissions(half.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(half);
        }
    }

    private static void unpack(Path zip, Path half, int mostEntries, long mostBytes) throws IOException {
        var entries = 0;
        var left = mostBytes;
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var file = half.resolve(inside).normalize();
                if (!file.startsWith(half)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (++entries > mostEntries) {
                    throw new IOException("the archive has more than " + mostEntries + " entries");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    left -= copy(in, file, left);
                }
            }
        }
    }

    /// Counts the unpacked bytes: a few well-compressed kilobytes could fill any disk.
    private static long copy(InputStream in, Path file, long most) throws IOException {
        var copied = 0L;
        var piece = new byte[64 * 1024];
        try (var out = Files.newOutputStream(file)) {
            for (int read; (read = in.read(piece)) >= 0;) {
                copied += read;
                if (copied > most) {
                    throw new IOException("the archive unpacks to more than it may");
                }
                out.write(piece, 0, read);
            }
        }
        return copied;
    }
}
