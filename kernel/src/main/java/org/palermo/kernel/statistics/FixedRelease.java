package org.palermo.kernel.statistics;

import java.time.Instant;
import java.util.List;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Published;

/// A stored release with its whole table, which the next release needs. Answers read a {@link StandingRelease}.
///
/// @param takenAt when it was counted
public record FixedRelease(String period, Instant takenAt, ControlledTable table) implements Released {

    @Override
    public Published published(String... codes) {
        return table.release().cells().getOrDefault(CellKey.of(codes), new Published.Exact(0));
    }

    @Override
    public List<String> codes(int dimension) {
        return table.cube().dimensions().get(dimension).categories().stream().map(Dimension.Category::code).toList();
    }
}
