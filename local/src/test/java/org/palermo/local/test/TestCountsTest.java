package org.palermo.local.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCountsTest {

    @TempDir Path root;

    @Test
    void reports_of_both_runners_are_added_up() throws IOException {
        report("gateway/target/surefire-reports/TEST-a.xml", 10, 1, 0, 2);
        report("system-test/target/failsafe-reports/TEST-b.xml", 5, 0, 1, 0);
        report("system-test/target/failsafe-reports/failsafe-summary.xml", 99, 0, 0, 0);

        var counts = TestCounts.since(root, 0);

        assertEquals(new TestCounts(15, 1, 1, 2), counts);
        assertEquals("Tests run: 15, Failures: 1, Errors: 1, Skipped: 2", counts.sentence());
        assertEquals("11 passed, 2 failed, 2 skipped", counts.closing());
        assertFalse(counts.passedAll());
    }

    @Test
    void a_report_of_an_earlier_run_does_not_count() throws IOException {
        var old = report("gateway/target/surefire-reports/TEST-a.xml", 10, 1, 0, 0);
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
        report("portal/target/surefire-reports/TEST-b.xml", 3, 0, 0, 0);

        assertEquals(new TestCounts(3, 0, 0, 0), TestCounts.since(root, 2_000));
        assertTrue(TestCounts.since(root, 2_000).passedAll());
    }

    @Test
    void a_run_without_tests_is_not_a_success() throws IOException {
        assertFalse(TestCounts.since(root, 0).passedAll());
    }

    private Path report(String name, int tests, int failures, int errors, int skipped) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="x" name="A" time="0.5" tests="%d" errors="%d" skipped="%d" failures="%d">
                  <properties><property name="tests" value="77"/></properties>
                </testsuite>
                """.formatted(tests, errors, skipped, failures));
    }
}
