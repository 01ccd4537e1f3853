package org.palermo.referral.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.CarriedOverFigures;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.FixedRelease;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Country;

/// Counts the tables of a release. A quarter that an earlier release of the year has counted is carried over unchanged, so that its
/// published figures remain true; only a revision recounts it, with disclosure control over all earlier releases.
@ApplicationScoped
class QuarterlyCounts {
    private final CountStore store;
    private final Releases releases;

    QuarterlyCounts(CountStore store, Releases releases) {
        this.store = store;
        this.releases = releases;
    }

    Uni<Map<CountedTable, FixedRelease>> take(Country country, StatisticsRule rule, Quarter quarter, int revision) {
        return breakdown(country, quarter).flatMap(breakdown -> Multi.createFrom().iterable(breakdown.tables())
                .onItem().transformToUniAndConcatenate(table -> releases
                        .take(table.series(country, quarter), rule, period(quarter, revision),
                                before -> count(table, country, quarter, revision, before))
                        .map(taken -> Map.entry(table, taken)))
                .collect().asList()
                .map(taken -> {
                    Map<CountedTable, FixedRelease> byTable = new EnumMap<>(CountedTable.class);
                    taken.forEach(entry -> byTable.put(entry.getKey(), entry.getValue()));
                    return byTable;
                }));
    }

    /// A year that began with every combination continues so: otherwise its quarters could be combined to find suppressed numbers.
    private Uni<Breakdown> breakdown(Country country, Quarter quarter) {
        return releases.isBegun(CountedTable.REFERRALS.series(country, quarter))
                .map(combined -> combined ? Breakdown.COMBINED : Breakdown.ONE_BY_ONE);
    }

    /// Within a year, these texts sort in the order of the releases.
    private static String period(Quarter quarter, int revision) {
        return "%s.%03d".formatted(quarter.code(), revision);
    }

    private static Quarter quarter(FixedRelease release) {
        return Quarter.of("period", release.period().substring(0, release.period().indexOf('.')));
    }

    private Uni<Releases.Counted> count(CountedTable table, Country country, Quarter quarter, int revision, List<FixedRelease> before) {
        List<Quarter> held = before.isEmpty() || revision > 1 ? List.of() : quarter(before.getLast()).soFar();
        Map<CellKey, Long> people = held.isEmpty() ? new HashMap<>() : leaves(before.getLast().table(), held);
        List<Dimension> dimensions = before.isEmpty() ? List.of() : before.getLast().table().cube().dimensions();
        return Multi.createFrom().iterable(quarter.soFar()).filter(each -> !held.contains(each))
                .onItem().transformToUniAndConcatenate(each -> store.count(table, country, each))
                .collect().asList()
                .map(counted -> {
                    counted.forEach(people::putAll);
                    return new Releases.Counted(table.cube(country, quarter, people, dimensions), carried(before, quarter));
                });
    }

    /// The exact numbers, before disclosure control, of the quarters that a release contains.
    private static Map<CellKey, Long> leaves(ControlledTable table, List<Quarter> held) {
        Set<String> quarters = held.stream().map(Quarter::code).collect(Collectors.toSet());
        Cube cube = table.cube();
        Map<CellKey, Long> leaves = new HashMap<>();
        table.release().cells().keySet().stream()
                .filter(key -> quarters.contains(key.codes().getFirst()) && !key.codes().contains(Division.ALL))
                .forEach(key -> leaves.put(key, cube.value(key)));
        return leaves;
    }

    /// A release of a later quarter carries over the quarters of the release before it. A release of the same quarter is a revision and
    /// carries over none.
    static CarriedOverFigures carried(List<FixedRelease> before, Quarter quarter) {
        List<Quarter> last = Stream.concat(before.stream().map(QuarterlyCounts::quarter), Stream.of(quarter)).toList();
        return (release, key) -> {
            Quarter earlier = last.get(release - 2);
            return earlier.number() < last.get(release - 1).number()
                    && earlier.soFar().stream().anyMatch(each -> each.code().equals(key.codes().getFirst()));
        };
    }
}
