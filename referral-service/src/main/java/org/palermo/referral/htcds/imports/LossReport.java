package org.palermo.referral.htcds.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.htcds.mapping.FieldOutcome;
import org.palermo.referral.htcds.mapping.ImportedField;
import org.palermo.referral.htcds.standard.Deviation;

/// What became of each field in a run: how often, and in which rows. Contains names of fields, codes and numbers, but nothing of the
/// content.
///
/// @param lines ordered by field, fate and trap
@RegisterForReflection
public record LossReport(List<Line> lines) {
    /// The most row ranges that a line lists; the total is always given.
    static final int RANGES = 50;
    static final LossReport EMPTY = new LossReport(List.of());

    /// @param field the field's name in the standard; the position in the file when it is not a field; null for rows as a whole
    /// @param fate what becomes of the field
    /// @param trap what to look out for; left out when there is nothing
    /// @param count the number of rows
    /// @param rows the first rows, as ranges
    /// @param more whether there are more rows than listed
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LossReportLine")
    public record Line(String field, FieldOutcome fate, Deviation trap, int count, List<Range> rows, boolean more) {
        Line with(int row) {
            List<Range> ranges = new ArrayList<>(rows);
            if (!ranges.isEmpty() && ranges.getLast().to() == row - 1 && !more) {
                ranges.set(ranges.size() - 1, new Range(ranges.getLast().from(), row));
            } else if (ranges.size() < RANGES) {
                ranges.add(new Range(row, row));
            } else {
                return new Line(field, fate, trap, count + 1, rows, true);
            }
            return new Line(field, fate, trap, count + 1, ranges, more);
        }

        private ImportedField finding() {
            return new ImportedField(field, fate, trap);
        }
    }

    /// @param from the first row
    /// @param to the last row
    @RegisterForReflection
    @Schema(name = "RowRange")
    public record Range(int from, int to) {}

    /// Adds the findings of more rows, which must come after all rows so far.
    LossReport with(Map<Integer, ? extends Collection<ImportedField>> byRow) {
        Map<ImportedField, Line> all = new LinkedHashMap<>();
        lines.forEach(line -> all.put(line.finding(), line));
        byRow.forEach((row, findings) -> findings.forEach(finding ->
                all.put(finding, all.getOrDefault(finding, new Line(finding.field(), finding.fate(), finding.trap(), 0, List.of(), false))
                        .with(row))));
        return new LossReport(List.copyOf(all.values()));
    }

    /// Sorted by field, losses first.
    LossReport sorted() {
        return new LossReport(lines.stream().sorted(Comparator.comparing((Line line) -> line.fate() != FieldOutcome.LOST)
                .thenComparing(line -> line.field() == null ? "" : line.field())
                .thenComparing(Line::fate)
                .thenComparing(line -> line.trap() == null ? "" : line.trap().name())).toList());
    }
}
