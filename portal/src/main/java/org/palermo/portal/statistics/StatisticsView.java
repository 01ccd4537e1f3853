package org.palermo.portal.statistics;

import java.util.List;
import org.palermo.portal.gateway.Control;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.morning.Figure;

/// A quarter's statistics, as shown on the page.
record StatisticsView(String quarter, int revision, String files, Control control, List<Line> indicators, List<Sheet> tables) {
    /// The table in CTDC codes has a row for each kind of person and is not useful to read.
    private static final String CODED = "ctdc";

    /// @param percent null when there is no whole, or when it is suppressed
    record Line(Statistics.Name name, String of, String period, Figure part, Figure whole, Integer percent) {}

    record Sheet(String name, String title, List<String> labels, List<String> figures, List<Row> rows) {}

    record Row(List<String> labels, List<Figure> figures) {}

    static StatisticsView of(Statistics statistics) {
        return new StatisticsView(statistics.quarter(), statistics.revision(), "/api/nrm/v1/statistics/" + statistics.country() + "/" + statistics.quarter(), statistics.control(),
                statistics.indicators().stream().map(StatisticsView::line).toList(),
                statistics.tables().stream().filter(table -> !table.name().equals(CODED)).map(StatisticsView::sheet).toList());
    }

    private static Line line(Statistics.Indicator i) {
        return new Line(i.name(), i.of() == null ? "" : i.of(), i.period(), Figure.of(i.part()), Figure.of(i.whole()), i.share() == null ? null : Integer.valueOf((int) Math.round(100 * i.share())));
    }

    private static Sheet sheet(Statistics.Table table) {
        return new Sheet(table.name(), table.title(), table.labels(), table.figures(),
                table.rows().stream().map(row -> new Row(row.labels(), row.figures().stream().map(Figure::of).toList())).toList());
    }
}
