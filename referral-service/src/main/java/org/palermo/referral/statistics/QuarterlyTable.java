package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One table of a release.
///
/// @param labels the headings of the label columns
/// @param figures the headings of the number columns
@RegisterForReflection
@Schema(description = "One table of a release. A figure that is null is suppressed.")
public record QuarterlyTable(String name, String title, List<String> labels, List<String> figures, List<Row> rows) {

    /// @param figures null for a suppressed figure
    @RegisterForReflection
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
