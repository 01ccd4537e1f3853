package org.palermo.portal.statistics;

import java.text.NumberFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.palermo.portal.gateway.DisclosureControl;
import org.palermo.portal.gateway.Statistics;

/// A quarter's statistics, as shown on the page.
record StatisticsView(
        String quarter, int revision, String files, DisclosureControl control, List<Line> indicators, List<Sheet> tables,
        Charts.View charts) {
    /// The table in CTDC codes has a row for each kind of person and is not useful to read.
    private static final String CODED = "ctdc";

    /// A figure in the reader's way of writing numbers.
    ///
    /// @param differs whether another release has another figure at its place
    public record Shown(String text, boolean hidden, boolean differs) {
        Shown(String text, boolean hidden) {
            this(text, hidden, false);
        }

        Shown marked() {
            return new Shown(text, hidden, true);
        }
    }

    /// @param percent null when there is no whole, or when it is suppressed
    public record Line(Statistics.Name name, String of, String period, Shown part, Shown whole, Integer percent) {}

    public record Sheet(String name, String title, List<String> labels, List<String> figures, List<Row> rows) {}

    public record Row(List<String> labels, List<Shown> figures) {}

    static StatisticsView of(Statistics statistics, ReleasedWords words, Charts.View charts) {
        NumberFormat numbers = NumberFormat.getNumberInstance(words.language().dates());
        String files = "/api/nrm/v1/statistics/" + statistics.country() + "/" + statistics.quarter();
        return new StatisticsView(statistics.quarter(), statistics.revision(), files, statistics.control(),
                statistics.indicators().stream().map(indicator -> line(indicator, words, numbers)).toList(),
                statistics.tables().stream().filter(table -> !table.name().equals(CODED))
                        .map(table -> sheet(table, words, numbers)).toList(),
                charts);
    }

    private static Line line(Statistics.Indicator i, ReleasedWords words, NumberFormat numbers) {
        return new Line(i.name(), words.of(i.of(), i.name() == Statistics.Name.ACCESS_DIFFICULTY), i.period(), shown(i.part(), numbers),
                shown(i.whole(), numbers), i.share() == null ? null : Integer.valueOf((int) Math.round(100 * i.share())));
    }

    private static Sheet sheet(Statistics.Table table, ReleasedWords words, NumberFormat numbers) {
        return new Sheet(table.name(), words.title(table.name(), table.title()), table.labels().stream().map(words::heading).toList(),
                table.figures().stream().map(words::heading).toList(),
                table.rows().stream().map(row -> row(table, row, words, numbers)).toList());
    }

    private static Row row(Statistics.Table table, Statistics.Row row, ReleasedWords words, NumberFormat numbers) {
        return new Row(IntStream.range(0, row.labels().size())
                .mapToObj(column -> words.label(column < table.labels().size() ? table.labels().get(column) : "", row.labels().get(column)))
                .toList(),
                row.figures().stream().map(figure -> shown(figure, numbers)).toList());
    }

    private static Shown shown(Long figure, NumberFormat numbers) {
        return figure == null ? new Shown("", true) : new Shown(numbers.format(figure), false);
    }
}
