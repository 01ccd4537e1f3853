package org.palermo.local.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The test classes that took longest, from the reports: they show where a run gets longer.
public final class SlowestClasses {

    private static final int SHOWN = 20;
    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");

    private record Timed(String module, String name, double seconds) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%7.1f s  %s (%s)", seconds, name, module);
        }
    }

    private SlowestClasses() {}

    /// From reports written at or after the instant (milliseconds since 1970), the slowest first.
    public static List<String> since(Path root, long millis) throws IOException {
        var timed = new ArrayList<Timed>();
        for (var report : TestCounts.reportsSince(root, millis)) {
            read(report).forEach(timed::add);
        }
        return timed.stream().sorted(Comparator.comparingDouble(Timed::seconds).reversed()).limit(SHOWN).map(Timed::toString).toList();
    }

    private static Stream<Timed> read(Path report) throws IOException {
        var module = report.getParent().getParent().getParent().getFileName().toString();
        return SUITE.matcher(Files.readString(report, StandardCharsets.UTF_8)).results().limit(1)
                .map(suite -> new Timed(module, attribute(suite.group(), "name"), seconds(attribute(suite.group(), "time"))));
    }

    private static String attribute(String element, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(element);
        return found.find() ? found.group(1) : "";
    }

    /// Surefire separates thousands: `1,234.5`.
    private static double seconds(String written) {
        return written.isEmpty() ? 0 : Double.parseDouble(written.replace(",", ""));
    }
}
