package org.palermo.kernel.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.DisclosureRule;
import org.palermo.kernel.disclosure.Dominance;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.disclosure.Release;

/// A controlled table of counts as it is stored, with the true numbers, because only they show what a later subtraction
/// would reveal.
@RegisterForReflection(targets = {StoredTable.class, StoredTable.Cell.class, Dimension.class, Dimension.Category.class,
        DisclosureRule.class, DisclosureRule.Method.class, Dominance.class})
record StoredTable(List<Dimension> dimensions, DisclosureRule rule, List<Cell> cells) {

    /// @param people the true number
    /// @param shown the published value, rounded if the rule rounds; null when suppressed
    record Cell(List<String> at, long people, Long shown) {}

    static StoredTable of(ControlledTable table) {
        return new StoredTable(table.cube().dimensions(), table.rule(), table.release().cells().entrySet().stream()
                .map(cell -> new Cell(cell.getKey().codes(), table.cube().value(cell.getKey()), shown(cell.getValue())))
                .toList());
    }

    static Long shown(Published published) {
        return switch (published) {
            case Published.Exact exact -> exact.value();
            case Published.Rounded rounded -> rounded.value();
            case Published.Suppressed _ -> null;
        };
    }

    ControlledTable table() {
        Set<String> margins = new HashSet<>();
        dimensions.forEach(d -> d.categories().stream()
                .filter(c -> c.parent() != null)
                .forEach(c -> margins.add(d.name() + '\n' + c.parent())));
        Cube.Builder cube = Cube.ofCounts(dimensions);
        Map<CellKey, Published> published = new HashMap<>();
        for (Cell cell : cells) {
            CellKey key = new CellKey(cell.at());
            published.put(key, published(cell));
            if (isLeaf(cell, margins)) {
                cube.count(key, cell.people());
            }
        }
        return ControlledTable.kept(cube.build(), rule, new Release(dimensions, published));
    }

    private boolean isLeaf(Cell cell, Set<String> margins) {
        for (int d = 0; d < dimensions.size(); d++) {
            if (margins.contains(dimensions.get(d).name() + '\n' + cell.at().get(d))) {
                return false;
            }
        }
        return true;
    }

    private Published published(Cell cell) {
        if (cell.shown() == null) {
            return new Published.Suppressed();
        }
        return rule.method() == DisclosureRule.Method.ROUND
                ? new Published.Rounded(cell.shown(), rule.base())
                : new Published.Exact(cell.shown());
    }
}
