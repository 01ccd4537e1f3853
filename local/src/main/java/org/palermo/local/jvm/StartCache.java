package org.palermo.local.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.palermo.local.Home;

/// What a JVM has loaded and linked by the time its service has started, in a file from which the next start takes it
/// (JEP 483, 514). A help and no condition: a JVM starts without it when it is missing, is of another JVM or other jars,
/// or fails its checksums, which are asked for since a damaged one can crash a JVM that trusts it.
public final class StartCache {

    private final Path file;
    private final Path label;
    private final String madeOf;

    /// @param madeOf whatever makes the cache worthless when it changes
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

    /// Empty while there is no cache that fits. A later JVM that no longer knows the second option passes over it.
    List<String> options() {
        return isCurrent() ? List.of("-XX:AOTCache=" + file, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+VerifySharedSpaces") : List.of();
    }

    /// Takes a cache that was made beside its place. One half kept has no label that fits, and is made again.
    void keep(Path made) throws IOException {
        Files.deleteIfExists(label);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(label, madeOf);
    }

    /// A new place for one that is being made; what was left there by a rehearsal that was killed is gone.
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
