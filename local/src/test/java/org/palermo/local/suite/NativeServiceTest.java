package org.palermo.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.local.Application;
import org.palermo.local.Home;

/// With a script in place of a binary, which prints its arguments.
class NativeServiceTest {

    @TempDir Path folder;

    static List<Application> applications() {
        return Application.ALL;
    }

    @ParameterizedTest
    @MethodSource("applications")
    void a_binary_gets_the_heap_size_and_no_options_that_only_a_jvm_knows(Application application) {
        var line = NativeService.of(new Home(folder), application, folder.resolve("binary")).line(false);
        assertEquals(folder.resolve("binary").toString(), line.getFirst());
        assertEquals(heap(application.jvm()), heap(line));
        assertFalse(heap(line).isEmpty());
        assertTrue(line.stream().noneMatch(option -> option.endsWith("GC") || option.contains("Tiered") || option.contains("CodeCache")), line::toString);
    }

    @Test
    void an_orphan_is_found_by_its_home() {
        var line = NativeService.of(new Home(folder), Application.GATEWAY, folder.resolve("binary")).line(false);
        assertTrue(line.contains("-Dpalermo.home=" + folder), line::toString);
    }

    @Test
    void runs_a_copy_and_makes_a_new_one_after_a_new_build() throws Exception {
        var home = new Home(folder.resolve("home"));
        var built = binary("first", 1_000);
        assertEquals("first -Dpalermo.home=" + home.directory(), said(home, built));
        binary("second", 2_000);
        assertEquals("second -Dpalermo.home=" + home.directory(), said(home, built));
    }

    private static List<String> heap(List<String> options) {
        return options.stream().filter(option -> option.startsWith("-Xm")).toList();
    }

    private Path binary(String word, long millis) throws IOException {
        var file = folder.resolve("gateway-runner");
        Files.writeString(file, "#!/bin/sh\necho " + word + " $1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }

    private static String said(Home home, Path built) throws Exception {
        var copy = InstalledCopy.binary(home, Application.GATEWAY, built);
        var process = new ProcessBuilder(NativeService.of(home, Application.GATEWAY, copy).line(false)).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
