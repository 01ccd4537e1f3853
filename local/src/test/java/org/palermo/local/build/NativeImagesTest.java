package org.palermo.local.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palermo.local.Checkout;

/// The builder of native executables and the base image must be the same system, so that both have the same C library.
class NativeImagesTest {

    private static final Pattern SYSTEM = Pattern.compile("/(ubi\\d+)-");

    private final String builder = find("pom.xml", "<quarkus.native.builder-image>(.+)</quarkus.native.builder-image>");
    private final String base = find("docker/Dockerfile.native", "ARG BASE=(.+)");

    @Test
    void the_builder_and_the_base_are_the_same_system() {
        assertEquals(system(builder), system(base));
    }

    @Test
    void both_ways_to_an_image_use_the_same_base() {
        assertEquals(base, find("pom.xml", "<quarkus.jib.base-native-image>(.+)</quarkus.jib.base-native-image>"));
    }

    /// The tag `jdk-25` moves each quarter.
    @Test
    void the_builder_is_one_release_of_mandrel() {
        assertTrue(builder.matches(".+:25(\\.\\d+){3}-Final-java25"), builder);
    }

    @Test
    void the_guides_name_both_and_build_in_the_builder() {
        var page = read("docs/guides/native.md");
        assertTrue(page.contains(builder) && page.contains(base), page);
        for (var guide : List.of("docs/guides/native.md", "docs/guides/deploy.md")) {
            read(guide).lines().filter(line -> line.startsWith("./mvnw") && line.contains("-Pnative"))
                    .forEach(line -> assertTrue(line.contains("-Dquarkus.native.container-build=true"), line));
        }
    }

    private static String system(String image) {
        var found = SYSTEM.matcher(image);
        assertTrue(found.find(), image);
        return found.group(1);
    }

    private static String find(String file, String pattern) {
        var found = Pattern.compile(pattern).matcher(read(file));
        assertTrue(found.find(), file + ": " + pattern);
        return found.group(1).strip();
    }

    private static String read(String file) {
        try {
            return Files.readString(Checkout.root().resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
