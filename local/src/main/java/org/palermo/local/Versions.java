package org.palermo.local;

import java.io.IOException;
import java.util.Properties;

/// The versions that the build was made with; the root pom is the one place that says them.
public final class Versions {

    private static final Properties VALUES = read();

    private Versions() {}

    public static String of(String name) {
        return VALUES.getProperty(name);
    }

    private static Properties read() {
        try (var in = Versions.class.getResourceAsStream("/versions.properties")) {
            var values = new Properties();
            values.load(in);
            return values;
        } catch (IOException e) {
            throw new IllegalStateException("versions.properties is in the launcher's own jar", e);
        }
    }
}
