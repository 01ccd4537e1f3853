package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// A few releases of a handful of cells, hidden at random, rounded or controlled, so that much of them is disclosed. The
/// totals are shown, because otherwise every table would fit.
final class SmallReleases {
    private static final List<List<Dimension>> SHAPES = List.of(
            List.of(flat("a", 4)), List.of(flat("a", 2), flat("b", 3)), List.of(flat("a", 3), flat("b", 3)),
            List.of(flat("a", 2).under("a2", "s1", "s2"), flat("b", 2)), List.of(flat("a", 2), flat("b", 2), flat("c", 2)),
            List.of(flat("a", 3), flat("b", 2), flat("c", 2)), List.of(Dimension.withoutTotal("a", "a1", "a2"), flat("b", 3)));

    final List<Release> releases = new ArrayList<>();
    final List<Cube> cubes = new ArrayList<>();
    final AttackerKnowledge knowledge;
    private final Random random;
    private final List<Dimension> dimensions;

    SmallReleases(long seed) {
        random = new Random(seed);
        dimensions = SHAPES.get(random.nextInt(SHAPES.size()));
        boolean growing = random.nextBoolean();
        int size = 1 + random.nextInt(2);
        for (int release = 0; release < size; release++) {
            cubes.add(cube(growing));
        }
        UnaryOperator<Published> way = random.nextBoolean() ? this::hidden : this::rounded;
        if (random.nextInt(3) == 0) {
            control();
        } else {
            cubes.forEach(cube -> releases.add(release(cube, way)));
        }
        knowledge = new AttackerKnowledge(told(), growing);
    }

    private static Dimension flat(String name, int size) {
        String[] codes = new String[size];
        for (int i = 0; i < size; i++) {
            codes[i] = name + (i + 1);
        }
        return Dimension.withTotal(name, "T", codes);
    }

    private Cube cube(boolean growing) {
        Cube.Builder builder = Cube.ofCounts(dimensions);
        Lattice lattice = new Lattice(dimensions);
        for (int cell = 0; cell < lattice.size; cell++) {
            if (lattice.isLeaf(cell)) {
                CellKey key = lattice.key(cell);
                long before = cubes.isEmpty() ? random.nextInt(4) : cubes.getLast().value(key);
                long change = cubes.isEmpty() || random.nextBoolean() ? 0 : random.nextInt(3) - (growing ? 0 : 1);
                builder.count(key, Math.max(0, before + change));
            }
        }
        return builder.build();
    }

    private void control() {
        DisclosureRule rule = random.nextBoolean() ? DisclosureRule.suppress(3, random.nextBoolean(), 1 + random.nextInt(2))
                : DisclosureRule.round(3, random.nextBoolean(), 1, 3);
        List<ControlledTable> tables = new ArrayList<>();
        cubes.forEach(cube -> tables.add(Disclosure.control(cube, rule, List.copyOf(tables))));
        for (int i = 0; i < cubes.size(); i++) {
            Cube cube = cubes.get(i);
            Map<CellKey, Published> cells = new HashMap<>(tables.get(i).cells());
            cells.replaceAll((key, published) -> isTop(key) && published instanceof Published.Suppressed
                    ? Published.Rounded.of(cube.value(key), 3) : published);
            releases.add(new Release(dimensions, cells));
        }
    }

    private Release release(Cube cube, UnaryOperator<Published> way) {
        Map<CellKey, Published> cells = new HashMap<>();
        for (int cell = 0; cell < cube.lattice.size; cell++) {
            Published exact = new Published.Exact(cube.values[cell]);
            CellKey key = cube.lattice.key(cell);
            cells.put(key, isTop(key) ? exact : way.apply(exact));
        }
        return new Release(dimensions, cells);
    }

    private boolean isTop(CellKey key) {
        for (int d = 0; d < dimensions.size(); d++) {
            String code = key.codes().get(d);
            if (dimensions.get(d).categories().stream().noneMatch(category -> category.code().equals(code) && category.parent() == null)) {
                return false;
            }
        }
        return true;
    }

    private Published hidden(Published exact) {
        return random.nextInt(5) < 3 ? new Published.Suppressed() : exact;
    }

    private Published rounded(Published exact) {
        return random.nextInt(6) == 0 ? new Published.Suppressed() : Published.Rounded.of(((Published.Exact) exact).value(), 3);
    }

    /// What an insider might be told of a few numbers and increments.
    private Map<Place, Interval> told() {
        Map<Place, Interval> told = new HashMap<>();
        for (int release = 1; release <= releases.size(); release++) {
            for (CellKey key : releases.get(release - 1).cells().keySet()) {
                long value = cubes.get(release - 1).value(key);
                if (random.nextInt(12) == 0 && releases.get(release - 1).cells().get(key) instanceof Published.Suppressed) {
                    told.put(Place.number(release, key), new Interval(Math.max(0, value - random.nextInt(2)), value + random.nextInt(2)));
                }
                if (random.nextInt(12) == 0 && release > 1) {
                    long change = value - cubes.get(release - 2).value(key);
                    told.put(Place.increment(release, key), new Interval(change, change));
                }
            }
        }
        return told;
    }
}
