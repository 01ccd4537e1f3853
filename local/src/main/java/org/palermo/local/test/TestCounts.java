package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many tests ran, from the reports of Surefire and Failsafe.
public record TestCounts(int tests, int failures, int errors, int skipped) {

    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");

    /// From reports written at or after the instant (milliseconds since 1970): older ones belong to other runs.
    public static TestCounts since(Path root, long millis) throws IOException {
        var sum = new TestCounts(0, 0, 0, 0);
        for (var report : reportsSince(root, millis)) {
            sum = sum.plus(read(report));
        }
        return sum;
    }

    static List<Path> reportsSince(Path root, long millis) throws IOException {
        var young = new ArrayList<Path>();
        try (var reports = reports(root)) {
            for (var report : reports.sorted().toList()) {
                if (Files.getLastModifiedTime(report).toMillis() >= millis) {
                    young.add(report);
                }
            }
        }
        return young;
    }

    private static Stream<Path> reports(Path root) throws IOException {
        return Files.find(root, 4, (file, attributes) -> {
            var folder = file.getParent().getFileName().toString();
            var name = file.getFileName().toString();
            return (folder.equals("surefire-reports") || folder.equals("failsafe-reports"))
                    && name.startsWith("TEST-") && name.endsWith(".xml");
        });
    }

    /// The numbers are in the first element; the rest of the file can be megabytes of output.
    static TestCounts read(Path report) throws IOException {
        var suite = SUITE.matcher(Files.readString(report));
        if (!suite.find()) {
            return new TestCounts(0, 0, 0, 0);
        }
        var element = suite.group();
        return new TestCounts(
                number(element, "tests"), number(element, "failures"), number(element, "errors"), number(element, "skipped"));
    }

    private static int number(String element, String attribute) {
        var found = Pattern.compile("\\s" + attribute + "=\"(\\d+)\"").matcher(element);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private TestCounts plus(TestCounts other) {
        return new TestCounts(
                tests + other.tests, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }

    public boolean passedAll() {
        return tests > 0 && failures == 0 && errors == 0;
    }

    public String sentence() {
        return "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d".formatted(tests, failures, errors, skipped);
    }

    public String closing() {
        return "%d passed, %d failed, %d skipped".formatted(tests - failures - errors - skipped, failures + errors, skipped);
    }
}
