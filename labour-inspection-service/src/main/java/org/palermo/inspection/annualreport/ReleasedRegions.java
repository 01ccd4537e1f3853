package org.palermo.inspection.annualreport;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.palermo.inspection.annualreport.AnnualFiguresStore.OfRegion;
import org.palermo.inspection.annualreport.AnnualReportView.AnnualRegion;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.Series;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.kernel.statistics.StatisticsRule;

/// Releases what is counted of a year for offices that read the report of the whole country. A table has the regions and the whole country,
/// and agriculture beside everything else, because who reads the reports of both conventions can compute the difference.
@ApplicationScoped
class ReleasedRegions {
    private static final String ALL = "*";
    /// Workplaces of which nobody recorded the region.
    private static final String UNRECORDED = "-";
    private static final String AGRICULTURE = "AGRICULTURE";
    private static final String OTHER = "OTHER";
    private static final List<Number> NUMBERS = List.of(new Number("visits", OfRegion::visits), new Number("visited", OfRegion::workplaces),
            new Number("violations", OfRegion::violations), new Number("penalties", OfRegion::penalties));

    private final Releases releases;

    ReleasedRegions(Releases releases) {
        this.releases = releases;
    }

    /// A number that is released in a table of its own.
    private record Number(String name, ToLongFunction<OfRegion> of) {}

    /// What is counted of both conventions.
    record Counted(List<OfRegion> all, List<OfRegion> agriculture) {}

    /// The figures of a report as they were released.
    record Shown(AnnualRegion whole, List<AnnualRegion> regions, StatisticsControl control) {}

    /// @param counting is asked when a release must be made
    /// @return empty while a release must still be computed, see {@link org.palermo.kernel.statistics.ComputationQueue}
    Uni<Optional<Shown>> of(String country, int year, Convention convention, StatisticsRule rule, ZoneId zone, Uni<Counted> counting) {
        return Multi.createFrom().iterable(NUMBERS).onItem().transformToUniAndConcatenate(number -> releases.ofStock(
                        new Series("annual-regions-" + number.name() + "-" + year, country, _ -> true), rule, zone,
                        before -> counting.map(counted -> cube(counted, number.of(), before))))
                .collect().asList()
                .map(all -> all.stream().allMatch(Optional::isPresent)
                        ? Optional.of(shown(all.stream().map(Optional::get).toList(), convention, rule)) : Optional.empty());
    }

    /// Includes the regions of the release before, even when they have nothing now.
    private static Cube cube(Counted counted, ToLongFunction<OfRegion> number, List<Dimension> before) {
        Set<String> regions = new TreeSet<>(Set.of(UNRECORDED));
        counted.all().forEach(one -> regions.add(code(one)));
        before.stream().limit(1).forEach(dimension -> dimension.categories().forEach(category -> regions.add(category.code())));
        regions.remove(ALL);
        Cube.Builder cube = Cube.ofCounts(List.of(Dimension.withTotal("region", ALL, regions.toArray(String[]::new)),
                Dimension.withTotal("activity", ALL, AGRICULTURE, OTHER)));
        for (OfRegion one : counted.all()) {
            // Counted a moment after the whole: a record may have come between the two.
            long fields = Math.min(number.applyAsLong(one),
                    counted.agriculture().stream().filter(other -> code(other).equals(code(one))).mapToLong(number).sum());
            cube.count(CellKey.of(code(one), AGRICULTURE), fields)
                    .count(CellKey.of(code(one), OTHER), number.applyAsLong(one) - fields);
        }
        return cube.build();
    }

    private static String code(OfRegion counted) {
        return counted.region() == null ? UNRECORDED : counted.region();
    }

    private static Shown shown(List<Released> numbers, Convention convention, StatisticsRule rule) {
        Figures figures = new Figures(rule);
        String activity = convention == Convention.C129 ? AGRICULTURE : ALL;
        Set<String> regions = new TreeSet<>();
        numbers.forEach(number -> regions.addAll(number.codes(0)));
        regions.removeAll(Set.of(ALL, UNRECORDED));
        List<AnnualRegion> rows = Stream.concat(regions.stream(), Stream.of(UNRECORDED))
                .map(region -> row(figures, numbers, region, activity)).toList();
        return new Shown(row(figures, numbers, ALL, activity), rows, figures.control(numbers.getFirst()));
    }

    private static AnnualRegion row(Figures figures, List<Released> numbers, String region, String activity) {
        List<Long> values = numbers.stream().map(number -> figures.of(number, region, activity)).toList();
        return new AnnualRegion(Set.of(ALL, UNRECORDED).contains(region) ? null : region, values.get(0), values.get(1), values.get(2),
                values.get(3));
    }
}
