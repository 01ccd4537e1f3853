package org.palermo.local;

import java.io.IOException;
import java.util.Properties;

/// The versions with which the build was made; only the root pom names them.
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
