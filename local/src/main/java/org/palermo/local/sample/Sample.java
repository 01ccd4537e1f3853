package org.palermo.local.sample;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Everything that `./palermo up` loads into an empty suite. The package lists the invariants.
///
/// @param seed another seed gives another sample of the same kind
/// @param now nothing in the sample is later than this, so a sample is as recent as its day of loading
public record Sample(long seed, Instant now) {
    public static final long DEFAULT_SEED = 75289;

    public Stream<String> providers() {
        return lines(Providers.all());
    }

    public Stream<String> serviceLines() {
        return lines(ServiceLines.generate(seed, now));
    }

    public Stream<String> cases() {
        return Country.all().stream().flatMap(c -> lines(Cases.generate(c, seed, now)));
    }

    public Stream<String> shelters() {
        return lines(Shelters.generate(seed, now));
    }

    public Stream<String> visits() {
        return lines(Visits.generate(seed, now));
    }

    /// Writes the workplace lists as files.
    public List<Path> workplaces(Path directory) {
        return Workplaces.write(directory, seed);
    }

    /// Loads everything, in an order in which records only refer to earlier ones. Loading again matches the existing
    /// records.
    ///
    /// @param directory where the workplace lists are written
    /// @param report is called after each import with its kind, or the list's name, and its summary
    public void load(Importing importing, Path directory, BiConsumer<String, Importing.Summary> report) {
        load(importing, "providers", providers(), report);
        load(importing, "shelter-organisations", providers(), report);
        load(importing, "inspection-organisations", providers(), report);
        load(importing, "service-lines", serviceLines(), report);
        load(importing, "cases", cases(), report);
        load(importing, "shelters", shelters(), report);
        for (Path list : workplaces(directory)) {
            String name = list.getFileName().toString();
            report.accept(name, importing.importFile("workplaces", list, name));
        }
        load(importing, "visits", visits(), report);
    }

    /// Fills the desks of labour inspection, once. Call it after {@link #load}.
    public void fillDesks(SampleCalls calls) {
        new InspectionDesks(calls, seed, now).fill();
    }

    private static void load(Importing importing, String kind, Stream<String> lines, BiConsumer<String, Importing.Summary> report) {
        report.accept(kind, importing.importLines(kind, lines));
    }

    private static Stream<String> lines(List<?> records) {
        return records.stream().map(Resources::line);
    }
}
