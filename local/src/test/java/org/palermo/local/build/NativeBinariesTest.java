package org.palermo.local.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Terminal;

/// A checkout of the five applications and the kernel, which one of them needs, all built natively.
class NativeBinariesTest {

    @TempDir Path root;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void checkout() throws IOException {
        var modules = new StringBuilder("<module>kernel</module>");
        module("kernel", "");
        for (var application : Application.ALL) {
            modules.append("<module>").append(application.name()).append("</module>");
            var needs = application == Application.SHELTER ? "<dependency><groupId>org.palermo</groupId><artifactId>kernel</artifactId></dependency>" : "";
            module(application.name(), needs);
            binary(application);
        }
        Files.writeString(root.resolve("pom.xml"), "<project><modules>" + modules + "</modules></project>");
        try (var files = Files.walk(root)) {
            for (var file : files.filter(one -> !one.toString().endsWith("-runner")).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
            }
        }
    }

    @Test
    void all_five_exist() throws IOException {
        require();
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void missing_binaries_are_named_with_the_command_that_builds_them() throws IOException {
        Files.delete(binary(Application.PORTAL));
        Files.delete(binary(Application.SHELTER));
        var failure = assertThrows(Failure.class, this::require).getMessage();
        assertTrue(failure.startsWith("There is no native binary of portal, shelter-capacity-service (target/*-runner)."), failure);
        assertTrue(failure.contains("`palermo native`") && failure.contains("GRAALVM_HOME"), failure);
        assertFalse(failure.contains("gateway"), failure);
    }

    @Test
    void a_module_that_was_never_built_has_none() throws IOException {
        assertEquals(Optional.empty(), new NativeBinaries(root.resolve("elsewhere")).of(Application.GATEWAY));
    }

    @Test
    void a_binary_that_is_older_than_its_sources_is_used_with_a_warning() throws IOException {
        Files.setLastModifiedTime(root.resolve("gateway/src/main/A.java"), FileTime.fromMillis(3_000));
        require();
        assertEquals("! gateway: the native binary is older than its sources. `palermo native` builds it again", warning());
    }

    @Test
    void a_binary_older_than_a_module_that_it_needs_is_used_with_a_warning() throws IOException {
        Files.setLastModifiedTime(root.resolve("kernel/src/main/A.java"), FileTime.fromMillis(3_000));
        require();
        assertTrue(warning().startsWith("! shelter-capacity-service: "), this::warning);
    }

    @Test
    void a_binary_that_starts_here_but_not_in_an_image_is_named() throws IOException {
        Files.write(binary(Application.GATEWAY), GlibcTest.wanting("GLIBC_2.17", "GLIBC_2.38"));
        Files.write(binary(Application.PORTAL), GlibcTest.wanting("GLIBC_2.17", "GLIBC_2.34"));
        new NativeBinaries(root).sayWhatFitsNoImage(terminal());
        assertEquals(
                "! gateway needs glibc 2.38, and images have 2.34: it runs here, but not in an image. See docs/guides/native.md",
                warning());
    }

    private void require() throws IOException {
        new NativeBinaries(root).require(terminal());
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false);
    }

    private String warning() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private void module(String name, String needs) throws IOException {
        var folder = Files.createDirectories(root.resolve(name).resolve("src/main"));
        Files.writeString(folder.resolve("A.java"), "");
        Files.writeString(root.resolve(name).resolve("pom.xml"), "<project>" + needs + "</project>");
    }

    private Path binary(Application application) throws IOException {
        var file = Files.createDirectories(root.resolve(application.name()).resolve("target")).resolve(application.name() + "-0.1.0-runner");
        Files.writeString(file, "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));
    }
}
