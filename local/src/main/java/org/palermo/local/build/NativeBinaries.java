package org.palermo.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Terminal;

/// The results of `palermo native`: `target/*-runner` in the module of each application.
public final class NativeBinaries {

    private final Path root;

    public NativeBinaries(Path root) {
        this.root = root;
    }

    public Optional<Path> of(Application application) throws IOException {
        var target = root.resolve(Path.of(application.name(), "target"));
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file)).sorted().findFirst();
        }
    }

    /// Warns of binaries that start on this machine and not in an image, because they were built with a later C library
    /// than the images have.
    public void sayWhatFitsNoImage(Terminal terminal) throws IOException {
        for (var application : Application.ALL) {
            var binary = of(application);
            var wanted = binary.isPresent() ? Glibc.wantedBy(binary.get()) : Optional.<Glibc>empty();
            if (wanted.isPresent() && wanted.get().compareTo(Glibc.OF_IMAGES) > 0) {
                terminal.warn("%s needs glibc %s, and images have %s: it runs here, but not in an image. See docs/guides/native.md"
                        .formatted(application.name(), wanted.get(), Glibc.OF_IMAGES));
            }
        }
    }

    /// Fails when a binary is missing, and warns of one that is older than its sources.
    public void require(Terminal terminal) throws IOException {
        var missing = new ArrayList<String>();
        for (var application : Application.ALL) {
            if (!application.isLeftOut() && of(application).isEmpty()) {
                missing.add(application.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new Failure(("There is no native binary of %s (target/*-runner). `palermo native` builds all five: it needs GraalVM or "
                    + "Mandrel 25 at GRAALVM_HOME, or docker or podman. Leave out --native to start the suite on Java.")
                    .formatted(String.join(", ", missing)));
        }
        var modules = new Modules(root);
        for (var application : Application.ALL) {
            var binary = of(application);
            if (binary.isPresent() && modules.isOlder(binary.get(), application.name())) {
                terminal.warn(application.name() + ": the native binary is older than its sources. `palermo native` builds it again");
            }
        }
    }
}
