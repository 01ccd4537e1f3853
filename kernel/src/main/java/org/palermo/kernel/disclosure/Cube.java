package org.palermo.kernel.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/// True numbers, margins included. A cube never leaves the service; only a [Release] does.
///
/// A cube of counts has people per cell. A cube of money has amounts (minor units, one currency) and, for each cell, the
/// amounts of the largest contributors, because a sum discloses when one or two contributors make up nearly all of it. A
/// cell is marked impossible when everybody knows that it is empty (no pregnant men); it is never published and protects
/// no other cell. Every other empty cell is a zero that a person could have filled.
public final class Cube {
    static final int LARGEST_KEPT = 8;

    final Lattice lattice;
    final boolean money;
    final long[] values;
    final int[] contributors;
    final long[][] largest;
    final BitSet possible;
    final BitSet ofPersons;

    private Cube(Builder builder) {
        ofPersons = builder.ofPersons;
        lattice = builder.lattice;
        money = builder.money;
        values = builder.values;
        contributors = builder.contributors;
        largest = builder.largest;
        possible = builder.possible;
        lattice.eachMargin((margin, part) -> {
            values[margin] = Math.addExact(values[margin], values[part]);
            contributors[margin] += contributors[part];
            largest[margin] = merge(largest[margin], largest[part]);
            if (possible.get(part)) {
                possible.set(margin);
            }
        });
    }

    private static long[] merge(long[] some, long[] others) {
        if (others == null) {
            return some;
        }
        LongStream all = some == null ? Arrays.stream(others) : LongStream.concat(Arrays.stream(some), Arrays.stream(others));
        return all.map(amount -> -amount).sorted().map(amount -> -amount).limit(LARGEST_KEPT).toArray();
    }

    public static Builder ofCounts(List<Dimension> dimensions) {
        return new Builder(dimensions, false);
    }

    public static Builder ofMoney(List<Dimension> dimensions) {
        return new Builder(dimensions, true);
    }

    public List<Dimension> dimensions() {
        return lattice.trees.stream().map(tree -> tree.dimension).toList();
    }

    /// @throws IllegalArgumentException when the table has no such cell
    public long value(CellKey key) {
        return values[requireCell(lattice, key)];
    }

    private static int requireCell(Lattice lattice, CellKey key) {
        int cell = lattice.cell(key);
        if (cell < 0) {
            throw new IllegalArgumentException("no such cell: " + key);
        }
        return cell;
    }

    public static final class Builder {
        private final Lattice lattice;
        private final boolean money;
        private final long[] values;
        private final int[] contributors;
        private final long[][] largest;
        private final BitSet possible = new BitSet();
        private final BitSet ofPersons = new BitSet();

        Builder(List<Dimension> dimensions, boolean money) {
            this.lattice = new Lattice(dimensions);
            this.money = money;
            values = new long[lattice.size];
            contributors = new int[lattice.size];
            largest = new long[lattice.size][];
            for (int cell = 0; cell < lattice.size; cell++) {
                possible.set(cell, lattice.isLeaf(cell));
            }
        }

        /// Adds people to a cell without parts.
        public Builder count(CellKey key, long people) {
            if (money || people < 0) {
                throw new IllegalArgumentException("people must be added to a cube of counts, and be at least 0");
            }
            int cell = leaf(key);
            values[cell] = Math.addExact(values[cell], people);
            contributors[cell] = Math.addExact(contributors[cell], Math.toIntExact(people));
            return this;
        }

        /// Adds one contributor's amount, in minor units; several amounts of one contributor in a cell must be added as
        /// one sum.
        public Builder amount(CellKey key, long minorUnits) {
            if (!money || minorUnits < 0) {
                throw new IllegalArgumentException("amounts must be added to a cube of money, and be at least 0");
            }
            int cell = leaf(key);
            values[cell] = Math.addExact(values[cell], minorUnits);
            contributors[cell]++;
            largest[cell] = merge(largest[cell], new long[] {minorUnits});
            return this;
        }

        public Builder impossible(CellKey key) {
            possible.clear(leaf(key));
            return this;
        }

        /// The categories of this dimension describe a person (an age, an outcome; not a quarter): it must not show that
        /// all of a group of people are in one of them.
        ///
        /// @throws IllegalArgumentException when the table has no such dimension
        public Builder ofPersons(String dimension) {
            for (int d = 0; d < lattice.trees.size(); d++) {
                if (lattice.trees.get(d).dimension.name().equals(dimension)) {
                    ofPersons.set(d);
                    return this;
                }
            }
            throw new IllegalArgumentException("no such dimension: " + dimension);
        }

        void copy(int cell, Cube from, int source) {
            values[cell] = from.values[source];
            contributors[cell] = from.contributors[source];
            largest[cell] = from.largest[source];
        }

        private int leaf(CellKey key) {
            int cell = requireCell(lattice, key);
            if (!lattice.isLeaf(cell)) {
                throw new IllegalArgumentException(key + " is a margin: it is summed, not given");
            }
            return cell;
        }

        public Cube build() {
            for (int cell = 0; cell < lattice.size; cell++) {
                if (lattice.isLeaf(cell) && !possible.get(cell) && contributors[cell] > 0) {
                    throw new IllegalArgumentException(lattice.key(cell) + " is impossible and not empty");
                }
            }
            return new Cube(this);
        }
    }
}
