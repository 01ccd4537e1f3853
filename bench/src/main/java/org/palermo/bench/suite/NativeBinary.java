package org.palermo.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The native binary of an application of a checkout.
public final class NativeBinary {
    private NativeBinary() {}

    /// Empty when it was not built.
    public static Optional<Path> of(Path root, String application) throws IOException {
        var target = root.resolve(application).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file)).findFirst();
        }
    }
}
