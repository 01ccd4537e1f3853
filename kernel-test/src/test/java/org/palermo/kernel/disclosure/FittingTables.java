package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Every table of whole numbers that fits one release, by trying all numbers of all cells without parts.
final class FittingTables {
    private static final int MOST_TRIED = 50_000;

    final List<Map<CellKey, Long>> tables = new ArrayList<>();
    private final int most;
    private int tried;
    private final Release release;
    private final Lattice lattice;
    private final int[] leaves;
    private final Interval[] ranges;
    private final long[] sums;
    private final List<List<Integer>> above = new ArrayList<>();

    FittingTables(Release release, Function<CellKey, Interval> told, int most) {
        this.release = release;
        this.most = most;
        lattice = new Lattice(release.dimensions());
        leaves = IntStream.range(0, lattice.size).filter(lattice::isLeaf).toArray();
        sums = new long[lattice.size];
        ranges = IntStream.range(0, lattice.size).mapToObj(cell -> range(lattice.key(cell), told)).toArray(Interval[]::new);
        for (int leaf : leaves) {
            above.add(IntStream.range(0, lattice.size).filter(cell -> contains(cell, leaf)).boxed().toList());
        }
        tryFrom(0);
    }

    boolean isTooLarge() {
        return tables.size() >= most || tried >= MOST_TRIED;
    }

    private Interval range(CellKey key, Function<CellKey, Interval> told) {
        return switch (release.cells().get(key)) {
            case Published.Exact exact -> new Interval(exact.value(), exact.value());
            case Published.Rounded rounded -> rounded.interval();
            case Published.Suppressed _ -> told.apply(key);
            case null -> new Interval(0, 0);
        };
    }

    private boolean contains(int cell, int leaf) {
        for (int d = 0; d < lattice.trees.size(); d++) {
            if (!lattice.trees.get(d).leavesUnder(lattice.node(cell, d)).contains(lattice.node(leaf, d))) {
                return false;
            }
        }
        return true;
    }

    private void tryFrom(int next) {
        tried++;
        if (isTooLarge()) {
            return;
        }
        if (next == leaves.length) {
            keep();
            return;
        }
        long added = 0;
        while (above.get(next).stream().allMatch(cell -> sums[cell] <= ranges[cell].high())) {
            tryFrom(next + 1);
            above.get(next).forEach(cell -> sums[cell]++);
            added++;
        }
        for (int cell : above.get(next)) {
            sums[cell] -= added;
        }
    }

    private void keep() {
        if (IntStream.range(0, sums.length).allMatch(cell -> ranges[cell].contains(sums[cell]))) {
            Map<CellKey, Long> table = new HashMap<>();
            release.cells().keySet().forEach(key -> table.put(key, sums[lattice.cell(key)]));
            tables.add(table);
        }
    }
}
