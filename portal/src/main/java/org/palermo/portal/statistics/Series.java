package org.palermo.portal.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.morning.Figure;

/// A released figure of each quarter and of the year so far.
enum Series {
    REFERRALS("referrals-by-sex", "Total", "Referrals"),
    REASONABLE_GROUNDS("reasonable-grounds", null, "Total"),
    REASONABLE_GROUNDS_POSITIVE("reasonable-grounds", null, " - Positive "),
    CONCLUSIVE_GROUNDS("conclusive-grounds", null, "Total"),
    CONCLUSIVE_GROUNDS_POSITIVE("conclusive-grounds", null, " - Positive "),
    NOTIFICATIONS("duty-to-notify", null, "Total"),
    DELAYS("delays", "Total", "Total"),
    PROCEEDINGS("proceedings", "Total", "Total"),
    CONVICTIONS("proceedings", "CRIMINAL", "CONVICTION"),
    CLAIMS("compensation-claims", "Total", "Total"),
    AWARDS("compensation-awards", "Total", "Total"),
    CONFISCATIONS("assets-confiscated", "Total", "Total"),
    ALLOCATIONS("assets-allocated", "Total", "Total");

    /// The row of a year, as the tables have it.
    static final String YEAR = "Total";

    private final String table;
    private final String third;
    private final String heading;

    /// @param third the label after year and quarter; null in a table without one
    /// @param heading the heading of the figure, or a part of the headings of figures that add up
    Series(String table, String third, String heading) {
        this.table = table;
        this.third = third;
        this.heading = heading;
    }

    boolean isIn(Statistics release) {
        return table(release).map(this::columns).filter(columns -> !columns.isEmpty()).isPresent();
    }

    /// Hidden as soon as one of the figures that add up is hidden.
    ///
    /// @param quarter `Q1` to `Q4`, or {@link #YEAR}
    /// @return null when the release has no such figure
    Figure of(Statistics release, String year, String quarter) {
        return table(release).map(found -> {
            List<Integer> columns = columns(found);
            return found.rows().stream().filter(row -> isOf(row.labels(), year, quarter)).findFirst()
                    .filter(row -> !columns.isEmpty()).map(row -> sum(columns.stream().map(column -> at(row.figures(), column)).toList()))
                    .orElse(null);
        }).orElse(null);
    }

    static Series of(String name, List<Series> offered) {
        return offered.stream().filter(series -> series.name().equals(name)).findFirst()
                .orElse(offered.isEmpty() ? null : offered.getFirst());
    }

    private Optional<Statistics.Table> table(Statistics release) {
        return release.tables().stream().filter(one -> one.name().equals(table)).findFirst();
    }

    private List<Integer> columns(Statistics.Table found) {
        return Stream.iterate(0, column -> column + 1).limit(found.figures().size()).filter(column -> {
            String own = found.figures().get(column);
            return heading.startsWith(" ") ? own.contains(heading) : own.equals(heading);
        }).toList();
    }

    private boolean isOf(List<String> labels, String year, String quarter) {
        return labels.size() == (third == null ? 2 : 3) && labels.get(0).equals(year) && labels.get(1).equals(quarter)
                && (third == null || labels.get(2).equals(third));
    }

    private static Figure at(List<Long> figures, int column) {
        return Figure.of(column < figures.size() ? figures.get(column) : null);
    }

    /// Hidden as soon as one of the figures is hidden.
    static Figure sum(List<Figure> figures) {
        boolean hidden = figures.stream().anyMatch(Figure::hidden);
        return new Figure(hidden ? 0 : figures.stream().mapToLong(Figure::number).sum(), hidden);
    }
}
