package org.palermo.local.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Compares the last change of a module's sources with its build. A deleted file changes the time of its folder, so
/// folders count too.
public final class Stamp {

    private Stamp() {}

    /// Whether anything below these paths is newer than the artifact, or the artifact is missing.
    static boolean isStale(Path artifact, Path... sources) throws IOException {
        if (!Files.exists(artifact)) {
            return true;
        }
        var built = Files.getLastModifiedTime(artifact).toMillis();
        for (var source : sources) {
            if (newest(source) > built) {
                return true;
            }
        }
        return false;
    }

    public static long newest(Path source) throws IOException {
        if (!Files.exists(source)) {
            return 0;
        }
        var newest = new long[1];
        Files.walkFileTree(
                source,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
                        return FileVisitResult.CONTINUE;
                    }
                });
        return newest[0];
    }
}
