package org.palermo.kernel.test.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Solves sums in whole numbers by Gauss-Jordan, with pivots of only 1 and −1; among these the rarest, so that rows stay
/// short.
final class WholeElimination {
    private final int size;
    private final int[] uses;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();
    private boolean failed;

    private WholeElimination(List<Equation> equations, int size) {
        this.size = size;
        uses = new int[size];
        equations.forEach(equation -> IntStream.of(equation.unknowns()).forEach(unknown -> uses[unknown]++));
        equations.stream().map(this::row).forEach(this::take);
    }

    /// @return null when there are no such pivots, or the sums contradict each other
    static WholeTableau solve(List<Equation> equations, int size) {
        WholeElimination elimination = new WholeElimination(equations, size);
        return elimination.failed ? null
                : new WholeTableau(elimination.rows, elimination.pivots.stream().mapToInt(pivot -> pivot).toArray(), size);
    }

    /// A coefficient for each unknown, and the constant.
    private long[] row(Equation equation) {
        long[] row = new long[size + 1];
        for (int i = 0; i < equation.unknowns().length; i++) {
            row[equation.unknowns()[i]] += equation.coefficients()[i];
        }
        row[size] = equation.constant();
        return row;
    }

    private void take(long[] row) {
        for (int r = 0; r < rows.size(); r++) {
            subtract(row, rows.get(r), row[pivots.get(r)]);
        }
        int pivot = pivot(row);
        if (pivot < 0) {
            failed |= Arrays.stream(row).anyMatch(coefficient -> coefficient != 0);
            return;
        }
        if (row[pivot] < 0) {
            Arrays.setAll(row, i -> -row[i]);
        }
        rows.forEach(other -> subtract(other, row, other[pivot]));
        rows.add(row);
        pivots.add(pivot);
    }

    private int pivot(long[] row) {
        int pivot = -1;
        for (int unknown = 0; unknown < size; unknown++) {
            if (Math.abs(row[unknown]) == 1 && (pivot < 0 || uses[unknown] < uses[pivot])) {
                pivot = unknown;
            }
        }
        return pivot;
    }

    private void subtract(long[] from, long[] row, long factor) {
        if (factor == 0 || failed) {
            return;
        }
        for (int i = 0; i <= size; i++) {
            from[i] -= factor * row[i];
            failed |= i < size && Math.abs(from[i]) >= WholeTableau.LARGEST;
        }
    }
}
