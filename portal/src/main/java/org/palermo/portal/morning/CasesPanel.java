package org.palermo.portal.morning;

import java.util.Comparator;
import java.util.List;
import org.palermo.portal.gateway.CaseSummary;
import org.palermo.portal.gateway.CaseSummary.StageCount;
import org.palermo.portal.gateway.Stage;

/// Cases by stage, and the clocks.
///
/// @param open cases in a stage after which something follows
public record CasesPanel(List<Row> stages, List<Row> closed, long open, long all, long overdue, long dueSoon) {

    /// @param share of the largest count, in hundredths: the length of its bar
    public record Row(Stage stage, long count, long share) {}

    static CasesPanel of(CaseSummary summary) {
        long largest = Math.max(1, summary.stages().stream().mapToLong(StageCount::count).max().orElse(1));
        List<Row> rows = summary.stages().stream()
                .filter(s -> s.count() > 0)
                .sorted(Comparator.comparing(StageCount::stage))
                .map(s -> new Row(s.stage(), s.count(), 100 * s.count() / largest))
                .toList();
        List<Row> open = rows.stream().filter(r -> !r.stage().isFinal()).toList();
        return new CasesPanel(open, rows.stream().filter(r -> r.stage().isFinal()).toList(), sum(open), sum(rows), summary.overdue(),
                summary.dueSoon());
    }

    private static long sum(List<Row> rows) {
        return rows.stream().mapToLong(Row::count).sum();
    }
}
