package org.palermo.portal.statistics;

import java.util.List;
import org.palermo.portal.chart.Chart;

/// A chart with its table.
///
/// @param text says in words what the picture shows
/// @param more what else a reader must know; each a sentence
/// @param label the heading of the labels
public record ChartView(String id, String title, Chart chart, String text, List<String> more, String label, List<Row> rows) {

    public record Row(String label, String figure) {}

    /// With another id, for a page with two charts of the same kind.
    ChartView as(String other) {
        return new ChartView(other, title, chart, text, more, label, rows);
    }
}
