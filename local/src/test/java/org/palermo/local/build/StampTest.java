package org.palermo.local.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A checkout of three modules: gateway and portal depend on token, and on nothing else.
class StampTest {

    @TempDir Path root;

    @BeforeEach
    void checkout() throws IOException {
        pom("", "<modules><module>token</module><module>gateway</module><module>portal</module><module>local</module></modules>");
        pom("token", needs());
        pom("gateway", needs("token"));
        pom("portal", needs());
        pom("local", needs());
        for (var module : List.of("token", "gateway", "portal")) {
            source(module, "A.java");
        }
        Files.walk(root).forEach(file -> age(file, 1_000));
        for (var module : List.of("token", "gateway", "portal")) {
            built(module);
        }
    }

    @Test
    void nothing_changed_nothing_to_build() throws IOException {
        assertEquals(List.of(), new Modules(root).stale());
    }

    @Test
    void a_changed_source_makes_its_module_stale_and_those_that_need_it() throws IOException {
        age(source("token", "A.java"), 3_000);
        assertEquals(List.of("token", "gateway"), new Modules(root).stale());
    }

    @Test
    void a_deleted_source_counts_as_a_change() throws IOException {
        var folder = root.resolve("portal/src/main/java");
        Files.delete(folder.resolve("A.java"));
        assertTrue(Files.getLastModifiedTime(folder).toMillis() > 2_000);
        assertEquals(List.of("portal"), new Modules(root).stale());
    }

    @Test
    void a_changed_test_needs_no_build() throws IOException {
        var test = root.resolve("gateway/src/test/java/ATest.java");
        Files.createDirectories(test.getParent());
        Files.writeString(test, "");
        assertEquals(List.of(), new Modules(root).stale());
    }

    @Test
    void the_root_pom_concerns_every_module() throws IOException {
        age(root.resolve("pom.xml"), 3_000);
        assertEquals(List.of("token", "gateway", "portal"), new Modules(root).stale());
    }

    @Test
    void a_module_that_was_cleaned_is_built_again() throws IOException {
        Files.delete(new Modules(root).marker("gateway"));
        assertEquals(List.of("gateway"), new Modules(root).stale());
    }

    @Test
    void the_launcher_itself_is_not_built() throws IOException {
        assertFalse(new Modules(root).stale().contains("local"));
    }

    @Test
    void what_a_module_needs_is_built_from_the_same_checkout() throws IOException {
        assertEquals(List.of("token", "gateway"), new Modules(root).withNeeded(List.of("gateway")));
        assertEquals(List.of("portal"), new Modules(root).withNeeded(List.of("portal")));
        pom("portal", needs("gateway"));
        assertEquals(List.of("token", "gateway", "portal"), new Modules(root).withNeeded(List.of("portal")));
    }

    private void pom(String module, String content) throws IOException {
        var folder = root.resolve(module);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), "<project>" + content + "</project>");
    }

    private static String needs(String... modules) {
        var parent = "<parent><groupId>org.palermo</groupId>\n<artifactId>palermo</artifactId></parent>";
        var dependencies = new StringBuilder();
        for (var module : modules) {
            dependencies.append("<dependency>\n<groupId>org.palermo</groupId>\n <artifactId>%s</artifactId></dependency>".formatted(module));
        }
        return parent + dependencies;
    }

    private Path source(String module, String name) throws IOException {
        var file = root.resolve(module).resolve("src/main/java").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private void built(String module) throws IOException {
        var marker = root.resolve(module).resolve("target/palermo-built");
        Files.createDirectories(marker.getParent());
        age(Files.writeString(marker, ""), 2_000);
    }

    private static void age(Path file, long millis) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
