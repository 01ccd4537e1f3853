package org.palermo.local.link;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The class files of the JDK that runs this, which is the one that the applications are built for.
final class Jdk {
    private final Map<String, ModuleReference> modules = new HashMap<>();
    private final Map<ModuleReference, ModuleReader> readers = new HashMap<>();

    Jdk() {
        ModuleFinder.ofSystem().findAll()
                .forEach(module -> module.descriptor().packages().forEach(name -> modules.put(name.replace('.', '/'), module)));
    }

    Optional<byte[]> file(String name) throws IOException {
        var module = modules.get(ClassPath.packageOf(name));
        if (module == null) {
            return Optional.empty();
        }
        if (!readers.containsKey(module)) {
            readers.put(module, module.open());
        }
        try (var in = readers.get(module).open(name + ".class").orElse(null)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
