package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A row of a statement with its company.
///
/// @param header of the file in which it was read last; null when it was recorded by hand
@RegisterForReflection
record StatementRow(
        UUID id, String regime, int year, UUID company, String companyName, String organisation, LocalDate periodStart, LocalDate periodEnd,
        String statementUrl, String summaryUrl, String[] areas, String turnoverListed, Instant recordedAt, int version, String[] header,
        String[] cells) {

    StatementView view(StatementRules rules, List<StatementView.Answered> answers, List<StatementView.RegisterColumn> columns,
            List<StatementView.Sharing> sharedWith) {
        Regime by = Regime.valueOf(regime);
        List<StatementArea> covered = areas == null ? null : Arrays.stream(areas).map(StatementArea::valueOf).toList();
        List<StatementArea> missing = covered == null ? null
                : rules.obligations().stream().filter(law -> law.regime() == by).flatMap(law -> law.areas().stream()).distinct()
                .filter(area -> !covered.contains(area)).toList();
        return new StatementView(id, by, year, company, companyName, organisation, periodStart, periodEnd, statementUrl, summaryUrl,
                covered, missing,
                turnoverListed, recordedAt, version, answers, columns, sharedWith);
    }

    /// The first day of the time that the statement covers.
    LocalDate since() {
        return periodStart != null ? periodStart : LocalDate.of(year - 1, 1, 1);
    }

    /// The cell of a column; null when the file has no such column.
    String cell(String column) {
        for (int i = 0; header != null && i < header.length; i++) {
            if (header[i].strip().equals(column)) {
                return i < cells.length ? cells[i] : "";
            }
        }
        return null;
    }

    List<StatementView.RegisterColumn> columns() {
        if (header == null) {
            return null;
        }
        StatementView.RegisterColumn[] columns = new StatementView.RegisterColumn[Math.max(header.length, cells.length)];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new StatementView.RegisterColumn(i < header.length ? header[i] : "", i < cells.length ? cells[i] : "");
        }
        return List.of(columns);
    }
}
