package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palermo.portal.chart.Cell;
import org.palermo.portal.chart.Chart;
import org.palermo.portal.chart.ChartWords;

/// Says in words what a chart shows, and puts its table below it.
final class ChartViews {
    private final ReleasedWords words;
    private final ChartWords chartWords;

    ChartViews(ReleasedWords words) {
        this.words = words;
        this.chartWords = new ChartWords(words.language().dates(), words.say("chart.hidden"), words.say("chart.none"),
                words.language().direction().equals("rtl"));
    }

    ChartWords wording() {
        return chartWords;
    }

    /// @param label the key of the heading of the labels
    ChartView of(String id, String title, String text, List<String> more, String label, List<Cell> cells, Chart chart) {
        List<String> said = new ArrayList<>(more);
        if (cells.stream().anyMatch(cell -> cell.figure() != null && cell.figure().hidden())) {
            said.add(words.say("chart.hidden.help"));
        }
        if (chart.left() > 0) {
            said.add(words.say("chart.left", Map.of("left", chart.left())));
        }
        return new ChartView(id, title, chart, text, said, words.say(label),
                cells.stream().map(cell -> new ChartView.Row(cell.label(), chartWords.of(cell.figure()))).toList());
    }

    /// All labels with their figures, one after the other.
    String listed(List<Cell> cells) {
        return words.listed(cells.stream().map(cell -> Map.entry(cell.label(), chartWords.of(cell.figure()))).toList());
    }

    /// Whether the last figure is larger than the one before it, as a sentence; nothing when one of them is hidden or there is only one.
    List<String> change(List<Cell> cells) {
        if (cells.size() < 2) {
            return List.of();
        }
        Cell before = cells.get(cells.size() - 2);
        Cell last = cells.getLast();
        if (before.figure().hidden() || last.figure().hidden()) {
            return List.of();
        }
        int change = Long.compare(last.figure().number(), before.figure().number());
        return List.of(words.say(change > 0 ? "chart.trend.more" : change < 0 ? "chart.trend.fewer" : "chart.trend.same",
                Map.of("last", words.isolated(last.label()), "before", words.isolated(before.label()))));
    }
}
