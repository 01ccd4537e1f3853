package org.palermo.kernel.statistics;

import java.time.Instant;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Published;

/// A table that was released and stands.
///
/// @param takenAt when it was counted
public record FixedRelease(String period, Instant takenAt, ControlledTable table) {

    /// What the public gets of a cell; a cell that the table has not is nobody.
    public Published published(String... codes) {
        return table.release().cells().getOrDefault(CellKey.of(codes), new Published.Exact(0));
    }
}
