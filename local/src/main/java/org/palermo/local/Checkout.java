package org.palermo.local;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder with the sources. The `palermo` script names it; without the script (a test, an IDE) it is the nearest
/// folder upwards that contains the script.
public final class Checkout {

    private Checkout() {}

    public static Path root() {
        var given = System.getenv("PALERMO_ROOT");
        if (given != null && !given.isBlank()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("local/pom.xml"))) {
                return folder;
            }
        }
        throw new Failure("Not inside a checkout of Palermo: start it with the palermo script at its root.");
    }
}
