package org.palermo.kernel.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One line of the answer to an import: progress, a rejected row (`reason`), an imported row from which something was left
/// out (`note`), or the summary at the end.
///
/// @param read how many rows were read so far; left out in other lines
/// @param imported how many of them were imported; left out in other lines
/// @param matched how many of them match an existing record; left out in other lines
/// @param rejected how many of them were rejected; left out in other lines
/// @param row the number of the row in the file, from 1; left out in other lines
/// @param reason why the row was rejected; else left out
/// @param note what was left out of a row that was not rejected, and why; else left out
/// @param summary the totals; left out until the last line
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportLine(
        Integer read, Integer imported, Integer matched, Integer rejected, Integer row, String reason, String note, Totals summary) {

    /// `read` is always the sum of the other three.
    ///
    /// @param read how many rows were read
    /// @param imported how many rows were imported
    /// @param matched how many rows match an existing record
    /// @param rejected how many rows were rejected
    @RegisterForReflection
    @Schema(name = "ImportTotals")
    public record Totals(int read, int imported, int matched, int rejected) {}

    static ImportLine progress(Totals t) {
        return new ImportLine(t.read(), t.imported(), t.matched(), t.rejected(), null, null, null, null);
    }

    static ImportLine rejected(int row, String reason) {
        return new ImportLine(null, null, null, null, row, reason, null, null);
    }

    /// The row was imported without its defective part.
    static ImportLine noted(int row, String note) {
        return new ImportLine(null, null, null, null, row, null, note, null);
    }

    static ImportLine summary(Totals t) {
        return new ImportLine(null, null, null, null, null, null, null, t);
    }
}
