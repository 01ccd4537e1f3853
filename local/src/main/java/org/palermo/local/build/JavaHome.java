package org.palermo.local.build;

import java.nio.file.Path;

/// The JDK that runs the launcher also runs the suite: the `palermo` script has chosen it.
public final class JavaHome {

    private JavaHome() {}

    public static Path directory() {
        return Path.of(System.getProperty("java.home"));
    }

    public static String java() {
        return directory().resolve("bin/java").toString();
    }
}
