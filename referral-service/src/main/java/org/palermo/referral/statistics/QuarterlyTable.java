package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One table of a release.
///
/// @param name as the address of the table has it
/// @param title the title for readers
/// @param labels the headings of the label columns
/// @param figures the headings of the number columns
/// @param rows in the order of their labels
@RegisterForReflection
@Schema(description = "One table of a release. A figure that is null is suppressed.")
public record QuarterlyTable(String name, String title, List<String> labels, List<String> figures, List<Row> rows) {

    /// @param labels the labels of the row, one for each column
    /// @param figures in the order of the headings; an item is null where the figure is suppressed
    @RegisterForReflection
    @Schema(name = "QuarterlyTableRow")
    public record Row(List<String> labels, List<Long> figures) {}

    /// The cells of the row, labels first; a suppressed figure is null.
    static List<Object> cells(Row row) {
        List<Object> cells = new ArrayList<>(row.labels());
        cells.addAll(row.figures());
        return cells;
    }

    List<String> headings() {
        List<String> headings = new ArrayList<>(labels);
        headings.addAll(figures);
        return headings;
    }
}
