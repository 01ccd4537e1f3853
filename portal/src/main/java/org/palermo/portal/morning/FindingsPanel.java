package org.palermo.portal.morning;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.palermo.portal.gateway.FindingsSummary;
import org.palermo.portal.gateway.FindingsSummary.Sector;

/// Findings by sector, the gravest first.
///
/// @param rest sectors beyond the first ten
public record FindingsPanel(List<Sector> sectors, List<Sector> rest, Sector total) {
    private static final int SHOWN = 10;
    private static final Comparator<Sector> GRAVEST_FIRST = Comparator.comparing(Sector::suspectedVictims)
            .thenComparing(Sector::positiveScreenings)
            .thenComparing(Sector::findings)
            .thenComparing(Sector::visits)
            .reversed()
            .thenComparing(Sector::sector);

    static FindingsPanel of(FindingsSummary summary) {
        List<Sector> sorted = summary.sectors().stream().sorted(GRAVEST_FIRST).toList();
        int shown = Math.min(SHOWN, sorted.size());
        return new FindingsPanel(sorted.subList(0, shown), sorted.subList(shown, sorted.size()), total(sorted));
    }

    private static Sector total(List<Sector> all) {
        return new Sector("", sum(all, Sector::workplaces), sum(all, Sector::visits), sum(all, Sector::findings),
                sum(all, Sector::positiveScreenings), sum(all, Sector::suspectedVictims));
    }

    private static int sum(List<Sector> all, ToIntFunction<Sector> figure) {
        return all.stream().mapToInt(figure).sum();
    }
}
