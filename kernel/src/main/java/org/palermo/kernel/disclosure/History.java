package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;

/// The new table and the releases before it as one cube: a further dimension contains each release and the increment that
/// leads to it (release 2 = release 1 + increment 2). A subtraction between releases is then one more margin, and the same
/// protection applies.
final class History {
    final Lattice lattice;
    final Lattice table;
    final int releases;
    final long[] values;
    private final List<Cube> cubes = new ArrayList<>();

    History(Cube current, List<ControlledTable> earlier) {
        table = current.lattice;
        releases = earlier.size() + 1;
        List<Dimension> dimensions = new ArrayList<>(List.of(releaseDimension()));
        dimensions.addAll(current.dimensions());
        lattice = new Lattice(dimensions);
        values = new long[lattice.size];
        earlier.forEach(one -> cubes.add(new Reclassified(current, one.cube()).cube()));
        cubes.add(current);
        for (int release = 1; release <= releases; release++) {
            fill(release);
        }
    }

    private Dimension releaseDimension() {
        Dimension dimension = Dimension.withTotal("release", "release " + releases);
        for (int release = releases; release > 1; release--) {
            dimension = dimension.under("release " + release, "release " + (release - 1), "increment " + release);
        }
        return dimension;
    }

    private void fill(int release) {
        for (int cell = 0; cell < table.size; cell++) {
            long value = cube(release).values[cell];
            values[number(release, cell)] = value;
            if (release > 1) {
                values[increment(release, cell)] = value - cube(release - 1).values[cell];
            }
        }
    }

    Cube cube(int release) {
        return cubes.get(release - 1);
    }

    int number(int release, int cell) {
        return lattice.trees.getFirst().node("release " + release) * table.size + cell;
    }

    int increment(int release, int cell) {
        return lattice.trees.getFirst().node("increment " + release) * table.size + cell;
    }

    Place place(int cell) {
        String layer = lattice.trees.getFirst().code(cell / table.size);
        int release = Integer.parseInt(layer.substring(layer.indexOf(' ') + 1));
        return new Place(release, layer.startsWith("release") ? Place.Kind.NUMBER : Place.Kind.INCREMENT, table.key(cell % table.size));
    }

    /// Whether no number ever fell, so an attacker may rely on growth.
    boolean isGrowing() {
        for (int release = 2; release <= releases; release++) {
            for (int cell = 0; cell < table.size; cell++) {
                if (values[increment(release, cell)] < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
