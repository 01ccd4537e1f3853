package org.palermo.local.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palermo.local.Checkout;

/// A service answers the request that ran out of memory and goes on, so its test could pass. The JVM of a test ends instead, and Maven
/// reports the module as failed.
class TestJvmTest {

    private static final String ENDS = "-XX:+ExitOnOutOfMemoryError";
    private static final Pattern ARGUMENTS = Pattern.compile("<argLine>([^<]*)</argLine>");

    @Test
    void the_jvm_of_each_module_ends_when_it_runs_out_of_memory() throws IOException {
        var lines = new ArrayList<String>();
        for (var pom : poms()) {
            ARGUMENTS.matcher(Files.readString(pom)).results().map(found -> found.group(1)).forEach(lines::add);
        }
        assertTrue(lines.size() >= 2, "the arguments of Surefire and of Failsafe: " + lines);
        assertEquals(List.of(), lines.stream().filter(line -> !line.contains(ENDS)).toList());
    }

    /// The option reaches the JVM.
    @Test
    void this_jvm_ends_when_it_runs_out_of_memory() {
        var given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        assertTrue(given.contains(ENDS), given::toString);
    }

    private static List<Path> poms() throws IOException {
        try (var folders = Files.list(Checkout.root())) {
            var poms = new ArrayList<>(folders.map(folder -> folder.resolve("pom.xml")).filter(Files::exists).toList());
            poms.add(Checkout.root().resolve("pom.xml"));
            return poms;
        }
    }
}
