package org.palermo.local.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.palermo.local.Home;

/// A file with the classes that a JVM had loaded and linked when its service was ready; the next start reads them from it
/// (JEP 483, 514). It is optional: a JVM starts without it when it is missing, belongs to another JVM or other jars, or
/// fails its checksums. Checksums are switched on because a damaged cache can crash a JVM that trusts it.
public final class StartCache {

    private final Path file;
    private final Path label;
    private final String madeOf;

    /// @param madeOf everything that makes the cache useless when it changes
    public StartCache(Home home, String name, String madeOf) {
        file = home.in("start", name + ".aot");
        label = home.in("start", name + ".made-of");
        this.madeOf = madeOf;
    }

    public boolean isCurrent() {
        try {
            return Files.exists(file) && Files.exists(label) && Files.readString(label).equals(madeOf);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Empty while there is no matching cache. A later JVM that no longer knows the second option ignores it.
    List<String> options() {
        return isCurrent() ? List.of("-XX:AOTCache=" + file, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+VerifySharedSpaces") : List.of();
    }

    /// Moves a cache that was made elsewhere into place. An incompletely moved one has no matching label, and is made
    /// again.
    void keep(Path made) throws IOException {
        Files.deleteIfExists(label);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(label, madeOf);
    }

    /// A new place for a cache that is being made; leftovers of a training run that was killed are deleted.
    Path beside() throws IOException {
        var folder = Files.createDirectories(file.getParent());
        try (var left = Files.newDirectoryStream(folder, file.getFileName() + ".new*")) {
            for (var old : left) {
                Files.deleteIfExists(old);
            }
        }
        return folder.resolve(file.getFileName() + ".new" + ProcessHandle.current().pid());
    }
}
