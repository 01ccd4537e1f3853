package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Finds, for one cell, the cheapest [Move] that keeps it open: the product of one [Shift] per dimension, by branch and
/// bound. For flat dimensions these are the corners of a hypercube (Repsilber's method, GHMITER in τ-ARGUS); here margins
/// and subtotals are included, so that the same step protects sensitive totals.
final class MoveSearch {
    /// Branches that are tried once a move is known, to keep the search short and repeatable.
    private static final int BUDGET = 3_000;

    private final Lattice lattice;
    private final Cells cells;
    private final List<List<List<Shift>>> shifts = new ArrayList<>();
    private final int[][] support;
    private final byte[][] signs;
    private int start;
    private long rise;
    private long fall;
    private boolean informed;
    private Move best;
    private int branches;

    MoveSearch(Lattice lattice, Cells cells) {
        this.lattice = lattice;
        this.cells = cells;
        lattice.trees.forEach(tree -> shifts.add(Shift.ofAllNodes(tree)));
        support = new int[lattice.trees.size() + 1][1];
        signs = new byte[lattice.trees.size() + 1][1];
    }

    /// @param onlyUp whether the whole width must be above the value (money)
    /// @return null when no move can keep the cell open
    Move cheapest(int cell, long width, boolean onlyUp, boolean informed) {
        best = null;
        branches = 0;
        start = cell;
        this.informed = informed;
        for (long up = width; up >= (onlyUp ? width : 0) && (best == null || best.cost() > 0); up--) {
            rise = up;
            fall = width - up;
            int price = cells.price(cell, rise, fall, informed);
            if (price != Cells.REFUSED) {
                support[0][0] = cell;
                signs[0][0] = 1;
                extend(0, 1, price);
            }
        }
        return best;
    }

    private record Branch(Shift shift, long cost) {}

    private void extend(int depth, int size, long cost) {
        if (depth == support.length - 1) {
            best = new Move(Arrays.copyOf(support[depth], size), Arrays.copyOf(signs[depth], size), rise, fall, cost);
            return;
        }
        int node = lattice.node(start, depth);
        List<Branch> branchesHere = new ArrayList<>();
        for (Shift shift : shifts.get(depth).get(node)) {
            long total = cost(depth, node, size, shift, cost);
            if (total >= 0) {
                branchesHere.add(new Branch(shift, total));
            }
        }
        branchesHere.sort(Comparator.comparingLong(Branch::cost));
        for (Branch branch : branchesHere) {
            if (best != null && (branch.cost() >= best.cost() || ++branches > BUDGET)) {
                return;
            }
            extend(depth + 1, apply(depth, node, size, branch.shift()), branch.cost());
        }
    }

    /// Cells that do not move in the remaining dimensions are part of every continuation, so this is a lower bound.
    private long cost(int depth, int node, int size, Shift shift, long cost) {
        long total = cost;
        for (int n = 0; n < shift.nodes().length; n++) {
            int offset = (shift.nodes()[n] - node) * lattice.stride[depth];
            for (int i = 0; i < size; i++) {
                boolean rises = signs[depth][i] * shift.signs()[n] > 0;
                int price = cells.price(support[depth][i] + offset, rises ? rise : fall, rises ? fall : rise, informed);
                if (price == Cells.REFUSED) {
                    return -1;
                }
                total += price;
            }
        }
        return total;
    }

    private int apply(int depth, int node, int size, Shift shift) {
        int next = size * (shift.nodes().length + 1);
        if (support[depth + 1].length < next) {
            support[depth + 1] = new int[next];
            signs[depth + 1] = new byte[next];
        }
        System.arraycopy(support[depth], 0, support[depth + 1], 0, size);
        System.arraycopy(signs[depth], 0, signs[depth + 1], 0, size);
        for (int n = 0; n < shift.nodes().length; n++) {
            int offset = (shift.nodes()[n] - node) * lattice.stride[depth];
            for (int i = 0; i < size; i++) {
                support[depth + 1][size * (n + 1) + i] = support[depth][i] + offset;
                signs[depth + 1][size * (n + 1) + i] = (byte) (signs[depth][i] * shift.signs()[n]);
            }
        }
        return next;
    }
}
