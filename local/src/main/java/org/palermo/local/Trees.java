package org.palermo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Folders with their whole content.
public final class Trees {

    private static final String UNPACKING = "unpacking-";

    private Trees() {}

    /// A new folder in which the content of an archive is complete before it is moved to its place. Those that interrupted runs
    /// have left are deleted: each may take hundreds of megabytes.
    ///
    /// @param place where the content will be; a folder beside it is made
    public static Path unpackingFolder(Path place) throws IOException {
        var parent = Files.createDirectories(place.getParent());
        try (var left = Files.newDirectoryStream(parent, UNPACKING + "*")) {
            for (var old : left) {
                delete(old);
            }
        }
        return Files.createTempDirectory(parent, UNPACKING);
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
