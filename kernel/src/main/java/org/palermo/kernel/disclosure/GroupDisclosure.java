package org.palermo.kernel.disclosure;

import java.util.BitSet;
import java.util.List;

/// The zeros that would show that all people of a group are alike: the same outcome, the same age. Where all are in one
/// category, one of the others must stay open, so that somebody may be in it: the first possible one, which is the same in
/// every release.
final class GroupDisclosure {
    private GroupDisclosure() {}

    /// @return empty cells that must not be shown as empty
    static BitSet zeros(Cube cube) {
        BitSet zeros = new BitSet();
        for (int d = cube.ofPersons.nextSetBit(0); !cube.money && d >= 0; d = cube.ofPersons.nextSetBit(d + 1)) {
            for (int cell = 0; cell < cube.lattice.size; cell++) {
                if (cube.values[cell] > 0) {
                    add(cube, cell, d, zeros);
                }
            }
        }
        return zeros;
    }

    private static void add(Cube cube, int cell, int dimension, BitSet zeros) {
        int node = cube.lattice.node(cell, dimension);
        List<Integer> children = cube.lattice.trees.get(dimension).children.get(node);
        int empty = -1;
        int filled = 0;
        for (int child : children) {
            int part = cell + (child - node) * cube.lattice.stride[dimension];
            filled += cube.values[part] > 0 ? 1 : 0;
            empty = empty < 0 && cube.values[part] == 0 && cube.possible.get(part) ? part : empty;
        }
        if (filled == 1 && empty >= 0) {
            zeros.set(empty);
        }
    }
}
