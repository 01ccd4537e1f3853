package org.palermo.kernel.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Published;

/// The figures of a release for answers, as they are stored: without the true numbers of suppressed cells, and without
/// cells that are known to be zero.
///
/// @param dimensions the codes of each
/// @param base to which figures are rounded; null for exact ones
@RegisterForReflection(targets = {ShownTable.class, ShownTable.Cell.class})
record ShownTable(List<List<String>> dimensions, Integer base, List<Cell> cells) {
    private static final Published NOBODY = new Published.Exact(0);

    /// @param shown null when suppressed
    record Cell(List<String> at, Long shown) {}

    static ShownTable of(Series series, FixedRelease release) {
        List<Cell> cells = new ArrayList<>();
        Integer base = null;
        for (Map.Entry<CellKey, Published> cell : release.table().release().cells().entrySet()) {
            if (series.read().test(cell.getKey()) && !cell.getValue().equals(NOBODY)) {
                cells.add(new Cell(cell.getKey().codes(), StoredTable.shown(cell.getValue())));
                base = cell.getValue() instanceof Published.Rounded rounded ? Integer.valueOf(rounded.base()) : base;
            }
        }
        List<List<String>> dimensions = release.table().cube().dimensions().stream()
                .map(d -> d.categories().stream().map(Dimension.Category::code).toList())
                .toList();
        return new ShownTable(dimensions, base, cells);
    }

    StandingRelease standing(Series series, String period, Instant takenAt) {
        Map<String, String> once = new HashMap<>();
        Map<CellKey, Published> figures = HashMap.newHashMap(cells.size());
        cells.forEach(cell -> figures.put(new CellKey(cell.at().stream().map(code -> once.computeIfAbsent(code, c -> c)).toList()),
                published(cell.shown())));
        return new StandingRelease(period, takenAt, series.read(), dimensions, figures);
    }

    private Published published(Long shown) {
        if (shown == null) {
            return new Published.Suppressed();
        }
        return base == null ? new Published.Exact(shown) : new Published.Rounded(shown, base);
    }
}
