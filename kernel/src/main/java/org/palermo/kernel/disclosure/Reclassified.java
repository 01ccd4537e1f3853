package org.palermo.kernel.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An earlier cube in the categories of the present one, which may have more (a new quarter).
///
/// A category that was removed, moved below another, or divided requires a new series: the releases would overlap in ways
/// that no margin describes, so it is refused.
final class Reclassified {
    private final Cube current;
    private final Cube earlier;

    Reclassified(Cube current, Cube earlier) {
        this.current = current;
        this.earlier = earlier;
    }

    Cube cube() {
        if (current.money != earlier.money || current.dimensions().size() != earlier.dimensions().size()) {
            throw new IllegalArgumentException("an earlier release is of another kind of table");
        }
        for (int d = 0; d < current.dimensions().size(); d++) {
            checkCategories(earlier.dimensions().get(d), current.dimensions().get(d));
        }
        Cube.Builder builder = new Cube.Builder(current.dimensions(), current.money);
        current.ofPersons.stream().forEach(d -> builder.ofPersons(current.dimensions().get(d).name()));
        for (int cell = 0; cell < current.lattice.size; cell++) {
            if (current.lattice.isLeaf(cell)) {
                copy(cell, builder);
            }
        }
        return builder.build();
    }

    private void copy(int cell, Cube.Builder builder) {
        CellKey key = current.lattice.key(cell);
        int before = earlier.lattice.cell(key);
        if (before < 0 || !earlier.possible.get(before)) {
            builder.impossible(key);
        } else {
            builder.copy(cell, earlier, before);
        }
    }

    private static void checkCategories(Dimension before, Dimension now) {
        Map<String, Dimension.Category> categories = new HashMap<>();
        now.categories().forEach(category -> categories.put(category.code(), category));
        List<String> parents = before.categories().stream().map(Dimension.Category::parent).toList();
        for (Dimension.Category category : before.categories()) {
            boolean leafBefore = !parents.contains(category.code());
            boolean leafNow = now.categories().stream().noneMatch(other -> category.code().equals(other.parent()));
            if (!category.equals(categories.get(category.code())) || leafBefore != leafNow) {
                throw new IllegalArgumentException(now.name() + ": " + category.code() + " is not what it was: publish a new series");
            }
        }
    }
}
