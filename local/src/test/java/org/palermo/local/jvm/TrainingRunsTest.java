package org.palermo.local.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.local.Home;
import org.palermo.local.Terminal;

/// With a real JVM and a program of one line.
class TrainingRunsTest {

    private static final String CACHE = "-XX:AOTCache=";

    @TempDir Path folder;
    private Home home;
    private JavaService service;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder.resolve("home"));
        home.create();
        service = service("one build", jar());
    }

    @Test
    void a_start_after_a_training_run_takes_its_classes_from_the_cache() throws Exception {
        assertTrue(without(service.line(false)), "no training run yet");
        train(service);
        assertFalse(without(service.line(false)));
        assertTrue(without(service.line(true)), "after a start that failed");
        // With this option a JVM ends when it can't use its cache.
        assertEquals("good morning", said(service, "-XX:AOTMode=on"));
    }

    @Test
    void another_build_does_not_take_the_cache_of_the_one_before() throws Exception {
        train(service);
        var rebuilt = service("another build", jar());
        assertTrue(without(rebuilt.line(false)));
        train(rebuilt);
        assertFalse(without(rebuilt.line(false)));
        assertTrue(without(service.line(false)));
    }

    @Test
    void a_training_run_that_fails_leaves_nothing_behind() throws Exception {
        var broken = service("one build", folder.resolve("nowhere.jar"));
        train(broken);
        assertTrue(Files.readString(home.log("greeter-training-run")).contains("nowhere.jar"));
        assertTrue(without(broken.line(false)));
    }

    private enum Damage { MISSING, EMPTY, CUT, RUBBISH, CHANGED, UNREADABLE }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void a_damaged_cache_does_not_prevent_a_start(Damage damage) throws Exception {
        train(service);
        // The command of a start that checked the cache before it was damaged.
        var command = service.line(false);
        var cache = home.in("start", "greeter.aot");
        var bytes = Files.readAllBytes(cache);
        switch (damage) {
            case MISSING -> Files.delete(cache);
            case EMPTY -> Files.write(cache, new byte[0]);
            case CUT -> Files.write(cache, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            case RUBBISH -> Files.write(cache, "rubbish".repeat(10_000).getBytes(StandardCharsets.UTF_8));
            case CHANGED -> Files.write(cache, changed(bytes));
            case UNREADABLE -> {
                Files.delete(cache);
                Files.createDirectory(cache);
            }
        }
        assertEquals("good morning", run(command));
    }

    /// Changes a byte in each page: without checksums such a cache crashes the JVM.
    private static byte[] changed(byte[] bytes) {
        for (int i = 4_096 + 777; i < bytes.length; i += 4_096) {
            bytes[i] ^= 0x55;
        }
        return bytes;
    }

    private JavaService service(String stamp, Path jar) {
        var options = List.of("-Xmx64m", "-XX:+UseSerialGC");
        return JavaService.of(home, "greeter", stamp, options, jar);
    }

    private void train(JavaService one) throws Exception {
        var quiet = new Terminal(new PrintStream(OutputStream.nullOutputStream()), false);
        new TrainingRuns(home, quiet).make(Map.of(one, Map.of()));
    }

    private static boolean without(List<String> command) {
        return command.stream().noneMatch(argument -> argument.startsWith(CACHE));
    }

    private String said(JavaService one, String... more) throws Exception {
        var command = new ArrayList<>(one.line(false));
        command.addAll(1, List.of(more));
        return run(command);
    }

    /// The last line: before it a JVM reports that it ignores its cache.
    private static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return said.lines().reduce((a, b) -> b).orElse("");
    }

    private Path jar() throws IOException {
        var jar = folder.resolve("greeter.jar");
        if (!Files.exists(jar)) {
            var source = Files.writeString(folder.resolve("Greeter.java"), """
                    public class Greeter {
                        public static void main(String[] arguments) {
                            System.out.println("good morning");
                        }
                    }
                    """);
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString()));
            var manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Greeter");
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                out.putNextEntry(new JarEntry("Greeter.class"));
                out.write(Files.readAllBytes(folder.resolve("Greeter.class")));
            }
        }
        return jar;
    }
}
