package org.palermo.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Trees;
import org.palermo.local.build.Stamp;

/// A copy of an application as it was built when the suite started. The suite runs from the copy: a later build replaces
/// the files in `target`, and a JVM fails strangely when its jars change while it runs.
final class InstalledCopy {

    /// The folder in the home with the copies of native binaries.
    static final String BINARIES = "native";

    private InstalledCopy() {}

    /// Copies files that are newer than their copies, and returns the jar to run.
    static Path jar(Home home, Application application) throws IOException {
        var built = application.built();
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new Failure("%s has not been built: there is no %s.".formatted(application.name(), built));
        }
        var copy = home.in("applications", application.name());
        var stamp = stampOf(copy);
        var newest = String.valueOf(Stamp.newest(built));
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(newest)) {
            Trees.delete(copy);
            copy(built, copy);
            Files.writeString(stamp, newest);
        }
        return copy.resolve("quarkus-run.jar");
    }

    /// Copies a native binary when it differs from the copy, and returns the copy.
    static Path binary(Home home, Application application, Path built) throws IOException {
        var copy = home.in(BINARIES, application.name());
        if (!Files.exists(copy) || !Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(built))) {
            Files.createDirectories(copy.getParent());
            // Moved into place and never overwritten: a running one keeps the file that it has open.
            var beside = copy.resolveSibling(application.name() + ".new");
            Files.copy(built, beside, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE);
        }
        return copy;
    }

    /// Different for each copied build.
    static String stamp(Home home, Application application) throws IOException {
        return Files.readString(stampOf(home.in("applications", application.name())));
    }

    private static Path stampOf(Path copy) {
        return copy.resolve("palermo-stamp");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
