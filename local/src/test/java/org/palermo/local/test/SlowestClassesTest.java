package org.palermo.local.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowestClassesTest {

    @TempDir Path root;

    @Test
    void the_slowest_stands_first_with_its_module() throws IOException {
        report("gateway/target/surefire-reports/TEST-a.xml", "org.palermo.A", "2.5");
        report("system-test/target/failsafe-reports/TEST-b.xml", "org.palermo.BJourney", "1,234.56");

        assertEquals(
                List.of(" 1234.6 s  org.palermo.BJourney (system-test)", "    2.5 s  org.palermo.A (gateway)"),
                SlowestClasses.since(root, 0));
    }

    @Test
    void twenty_are_named_and_none_of_an_earlier_run() throws IOException {
        for (int number = 0; number < 30; number++) {
            report("kernel/target/surefire-reports/TEST-" + number + ".xml", "org.palermo.T" + number, number + ".0");
        }
        var old = report("kernel/target/surefire-reports/TEST-old.xml", "org.palermo.Old", "500.0");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));

        var slowest = SlowestClasses.since(root, 2_000);

        assertEquals(20, slowest.size());
        assertEquals("   29.0 s  org.palermo.T29 (kernel)", slowest.getFirst());
    }

    private Path report(String name, String suite, String seconds) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="x" name="%s" time="%s" tests="1" errors="0" skipped="0" failures="0">
                  <testcase name="a" time="999"/>
                </testsuite>
                """.formatted(suite, seconds));
    }
}
