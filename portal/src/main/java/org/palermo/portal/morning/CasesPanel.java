package org.palermo.portal.morning;

import java.util.Comparator;
import java.util.List;
import org.palermo.portal.gateway.CaseSummary;
import org.palermo.portal.gateway.DisclosureControl;
import org.palermo.portal.gateway.Stage;

/// Cases by stage, and their terms.
///
/// @param open the number of cases whose stage is not final; hidden when one of these counts is hidden
/// @param control null when the figures are exact
public record CasesPanel(List<Row> stages, List<Row> closed, Figure open, Figure overdue, Figure dueSoon, DisclosureControl control) {

    /// @param share in percent of the largest count: the length of the bar
    public record Row(Stage stage, Figure count, long share) {
        /// Whether the worklist can be filtered by this stage.
        public boolean isListed() {
            return stage != Stage.DRAFT && stage != Stage.UNKNOWN;
        }
    }

    static CasesPanel of(CaseSummary summary) {
        long largest = Math.max(1, summary.stages().stream().mapToLong(s -> Figure.of(s.count()).number()).max().orElse(1));
        List<Row> rows = summary.stages().stream()
                .filter(s -> Figure.of(s.count()).isSomething())
                .sorted(Comparator.comparing(CaseSummary.StageCount::stage))
                .map(s -> new Row(s.stage(), Figure.of(s.count()), 100 * Figure.of(s.count()).number() / largest))
                .toList();
        List<Row> open = rows.stream().filter(r -> !r.stage().isFinal()).toList();
        return new CasesPanel(open, rows.stream().filter(r -> r.stage().isFinal()).toList(), sum(open), Figure.of(summary.overdue()),
                Figure.of(summary.dueSoon()), summary.control());
    }

    private static Figure sum(List<Row> rows) {
        return new Figure(rows.stream().mapToLong(r -> r.count().number()).sum(), rows.stream().anyMatch(r -> r.count().hidden()));
    }
}
