package org.palermo.portal.morning;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.palermo.portal.gateway.DisclosureControl;
import org.palermo.portal.gateway.FindingsSummary;

/// Findings by sector, the gravest first.
///
/// @param rest the sectors after the first ten
/// @param control null when the figures are exact
public record FindingsPanel(List<Row> sectors, List<Row> rest, Row total, DisclosureControl control) {
    private static final int SHOWN = 10;
    private static final Comparator<Row> GRAVEST_FIRST = by(Row::suspectedVictims)
            .thenComparing(by(Row::positiveScreenings))
            .thenComparing(by(Row::findings))
            .thenComparing(by(Row::visits))
            .reversed()
            .thenComparing(Row::sector);

    public record Row(String sector, long workplaces, Figure visits, Figure findings, Figure positiveScreenings, Figure suspectedVictims) {
        static Row of(FindingsSummary.Sector s) {
            return new Row(s.sector(), s.workplaces(), Figure.of(s.visits()), Figure.of(s.findings()), Figure.of(s.positiveScreenings()),
                    Figure.of(s.suspectedVictims()));
        }
    }

    static FindingsPanel of(FindingsSummary summary) {
        List<Row> sorted = summary.sectors().stream().map(Row::of).sorted(GRAVEST_FIRST).toList();
        int shown = Math.min(SHOWN, sorted.size());
        return new FindingsPanel(sorted.subList(0, shown), sorted.subList(shown, sorted.size()), Row.of(summary.total()),
                summary.control());
    }

    private static Comparator<Row> by(Function<Row, Figure> figure) {
        return Comparator.comparingLong(row -> figure.apply(row).rank());
    }
}
