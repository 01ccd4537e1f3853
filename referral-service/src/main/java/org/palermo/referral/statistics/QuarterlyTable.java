package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One table of a release.
///
/// @param labels headings of the columns that say what a row is of
/// @param figures headings of the columns with numbers
@RegisterForReflection
@Schema(description = "One table of a release; a figure that is null may not show")
public record QuarterlyTable(String name, String title, List<String> labels, List<String> figures, List<Row> rows) {

    /// @param figures null for what may not show
    @RegisterForReflection
    public record Row(List<String> labels, List<Long> figures) {}

    /// The row's cells, labels first; a figure that may not show is null.
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
