package org.palermo.inspection.finding;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Series;

/// The tables behind the figures: visits by sector; and findings by sector, screening and report, with all margins, because a reader
/// who knows the total and the positive findings can compute the others.
final class FindingTables {
    private static final String ALL = "*";
    private static final String YES = "YES";
    private static final String NO = "NO";

    private FindingTables() {}

    static Cube visits(List<CountedSector> counted, List<Dimension> before) {
        Cube.Builder cube = Cube.ofCounts(List.of(sectors(counted, before)));
        counted.forEach(c -> cube.count(CellKey.of(c.sector()), c.visits()));
        return cube.build();
    }

    static Cube findings(List<CountedSector> counted, List<Dimension> before) {
        Cube.Builder cube =
                Cube.ofCounts(List.of(sectors(counted, before), Dimension.withTotal("positive", ALL, YES, NO),
                        Dimension.withTotal("reported", ALL, YES, NO)));
        counted.forEach(c -> cube.count(CellKey.of(c.sector(), YES, YES), c.positiveReported())
                .count(CellKey.of(c.sector(), YES, NO), c.positiveOnly())
                .count(CellKey.of(c.sector(), NO, YES), c.reportedOnly())
                .count(CellKey.of(c.sector(), NO, NO), c.neither()));
        return cube.build();
    }

    /// Includes the sectors of the release before, even when they have nothing now.
    private static Dimension sectors(List<CountedSector> counted, List<Dimension> before) {
        Set<String> sectors = new TreeSet<>(counted.stream().map(CountedSector::sector).toList());
        if (!before.isEmpty()) {
            before.getFirst().categories().forEach(category -> sectors.add(category.code()));
        }
        sectors.remove(ALL);
        return Dimension.withTotal("sector", ALL, sectors.toArray(String[]::new));
    }

    static Series ofVisits(String country) {
        return new Series("visits", country, _ -> true);
    }

    static Series ofFindings(String country) {
        return new Series("findings", country,
                cell -> cell.codes().subList(1, 3).contains(ALL) && !cell.codes().subList(1, 3).contains(NO));
    }

    static List<String> sectors(Released release) {
        return release.codes(0).stream().filter(code -> !code.equals(ALL)).toList();
    }

    /// @param sector null for the total
    static FindingsSummary.SectorFigures shown(Figures figures, String sector, long workplaces, Released visits, Released findings) {
        String code = sector == null ? ALL : sector;
        return new FindingsSummary.SectorFigures(sector, workplaces, figures.of(visits, code), figures.of(findings, code, ALL, ALL),
                figures.of(findings, code, YES, ALL), figures.of(findings, code, ALL, YES));
    }
}
