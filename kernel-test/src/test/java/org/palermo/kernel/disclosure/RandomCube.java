package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small cubes of all shapes: one to four dimensions, flat or with subtotals, with and without a total, mostly small numbers.
final class RandomCube {
    private final Random random;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<CellKey> leaves = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final List<Boolean> impossible = new ArrayList<>();

    RandomCube(long seed) {
        random = new Random(seed);
        int size = 1 + random.nextInt(4);
        for (int d = 0; d < size; d++) {
            dimensions.add(dimension("d" + d, size > 2 ? 2 : 4));
        }
        Lattice lattice = new Lattice(dimensions);
        int mean = 1 + random.nextInt(12);
        for (int cell = 0; cell < lattice.size; cell++) {
            if (lattice.isLeaf(cell)) {
                leaves.add(lattice.key(cell));
                impossible.add(random.nextInt(25) == 0);
                counts.add(impossible.getLast() || random.nextInt(4) == 0 ? 0L : (long) (-mean * Math.log(1 - random.nextDouble())));
            }
        }
    }

    private Dimension dimension(String name, int codes) {
        Dimension dimension = random.nextInt(6) == 0 ? Dimension.withoutTotal(name, "a", "b")
                : Dimension.withTotal(name, "T", numbered("a", 1 + random.nextInt(codes + 1)));
        return random.nextInt(3) == 0 ? dimension.under(dimension.categories().getLast().code(), numbered("s", 1 + random.nextInt(3))) : dimension;
    }

    private static String[] numbered(String prefix, int size) {
        String[] codes = new String[size];
        for (int i = 0; i < size; i++) {
            codes[i] = prefix + i;
        }
        return codes;
    }

    Cube counts() {
        Cube.Builder builder = Cube.ofCounts(dimensions);
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (impossible.get(leaf)) {
                builder.impossible(leaves.get(leaf));
            } else {
                builder.count(leaves.get(leaf), counts.get(leaf));
            }
        }
        return builder.build();
    }

    /// As many amounts as people, a few of them very large.
    Cube money() {
        Cube.Builder builder = Cube.ofMoney(dimensions);
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            for (int person = 0; person < counts.get(leaf); person++) {
                builder.amount(leaves.get(leaf), (1 + random.nextInt(2_000)) * (random.nextInt(8) == 0 ? 1_000L : 10L));
            }
        }
        return builder.build();
    }

    /// A later state: more people in some cells.
    RandomCube grow() {
        return change(() -> (long) random.nextInt(9));
    }

    /// A later state of a stock: more people in some cells, fewer in others.
    RandomCube fluctuate() {
        return change(() -> (long) random.nextInt(9) - 4);
    }

    private RandomCube change(java.util.function.LongSupplier amount) {
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (!impossible.get(leaf) && random.nextInt(3) == 0) {
                counts.set(leaf, Math.max(0, counts.get(leaf) + amount.getAsLong()));
            }
        }
        return this;
    }
}
