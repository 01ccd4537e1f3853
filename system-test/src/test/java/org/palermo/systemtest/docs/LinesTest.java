package org.palermo.systemtest.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A line that is wider than the window hides its end, often the part that matters: the lines of these modules fit.
class LinesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int WIDEST = 140;

    @ParameterizedTest
    @ValueSource(strings = {"access-token", "api-text", "audit-chain", "gateway", "kernel", "kernel-test", "labour-inspection-service",
        "local", "pdf", "pdf-test", "portal", "referral-service", "shelter-capacity-service"})
    void the_lines_of_the_main_code_have_at_most_140_characters(String module) throws IOException {
        assertEquals(List.of(), wider(ROOT.resolve(module).resolve("src/main/java")));
    }

    @Test
    void the_lines_of_the_tests_have_at_most_140_characters() throws IOException {
        assertEquals(List.of(), wider(ROOT.resolve("shelter-capacity-service/src/test/java")));
    }

    private static List<String> wider(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var all = Files.walk(folder)) {
            var files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            assertFalse(files.isEmpty());
            for (var file : files) {
                var lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).length() > WIDEST) {
                        found.add(ROOT.relativize(file) + ":" + (i + 1));
                    }
                }
            }
        }
        return found;
    }
}
