package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;

/// All cells of a table with all its margins, numbered: the product of the dimensions' trees.
final class Lattice {
    final List<Tree> trees;
    final int[] stride;
    final int size;

    Lattice(List<Dimension> dimensions) {
        trees = dimensions.stream().map(Tree::new).toList();
        stride = new int[trees.size()];
        long cells = 1;
        for (int d = trees.size() - 1; d >= 0; d--) {
            stride[d] = (int) cells;
            cells *= trees.get(d).size();
            if (cells > 20_000_000) {
                throw new IllegalArgumentException("more than 20 million cells");
            }
        }
        size = (int) cells;
    }

    int node(int cell, int dimension) {
        return cell / stride[dimension] % trees.get(dimension).size();
    }

    /// @return -1 when a code is not one of this table's
    int cell(CellKey key) {
        if (key.codes().size() != trees.size()) {
            throw new IllegalArgumentException(key + ": expected " + trees.size() + " codes");
        }
        int cell = 0;
        for (int d = 0; d < stride.length; d++) {
            int node = trees.get(d).node(key.codes().get(d));
            if (node < 0) {
                return -1;
            }
            cell += node * stride[d];
        }
        return cell;
    }

    CellKey key(int cell) {
        List<String> codes = new ArrayList<>(stride.length);
        for (int d = 0; d < stride.length; d++) {
            codes.add(trees.get(d).code(node(cell, d)));
        }
        return new CellKey(codes);
    }

    boolean isLeaf(int cell) {
        for (int d = 0; d < stride.length; d++) {
            if (!trees.get(d).isLeaf(node(cell, d))) {
                return false;
            }
        }
        return true;
    }

    /// Calls back for each margin cell and each cell directly below it, in an order in which sums can be computed in one
    /// pass: dimension after dimension, children before parents.
    void eachMargin(Sum sum) {
        for (int d = 0; d < stride.length; d++) {
            Tree tree = trees.get(d);
            for (int node = tree.size() - 1; node >= 0; node--) {
                for (int child : tree.children.get(node)) {
                    addSlice(d, node, child, sum);
                }
            }
        }
    }

    private void addSlice(int dimension, int parent, int child, Sum sum) {
        int block = stride[dimension] * trees.get(dimension).size();
        for (int outer = 0; outer < size; outer += block) {
            for (int inner = 0; inner < stride[dimension]; inner++) {
                sum.add(outer + parent * stride[dimension] + inner, outer + child * stride[dimension] + inner);
            }
        }
    }

    interface Sum {
        void add(int margin, int part);
    }
}
