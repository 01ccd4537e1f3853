package org.palermo.kernel.test.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/// Finds every unknown that all sums together determine, however indirectly.
///
/// Gaussian elimination with sparse rows (shortest row first, its rarest unknown as pivot). An unknown is determined when
/// it is zero in every solution of the equations with zero right sides. Two such random solutions show this, with a chance
/// of error of 2^-61 each. The random numbers are seeded, so an attack repeats exactly.
final class Elimination {
    private record Pivot(int column, SparseRow row, int source) {}

    private record Queued(int length, int row) {}

    private final int size;
    private final List<Equation> equations;
    private final SparseRow[] rows;
    private final List<Set<Integer>> users = new ArrayList<>();
    private final PriorityQueue<Queued> queue = new PriorityQueue<>(Comparator.comparingInt(Queued::length).thenComparingInt(Queued::row));
    private final List<Pivot> pivots = new ArrayList<>();
    private final BitSet undetermined = new BitSet();
    private final long[] values;

    Elimination(int size, List<Equation> equations) {
        this.size = size;
        this.equations = equations;
        rows = equations.stream().map(SparseRow::of).toArray(SparseRow[]::new);
        for (int column = 0; column < size; column++) {
            users.add(new HashSet<>());
        }
        for (int row = 0; row < rows.length; row++) {
            enter(row);
        }
        eliminate();
        values = solve(new long[size], true);
        Random random = new Random(61);
        for (int draw = 0; draw < 2; draw++) {
            long[] free = random.longs(size, 1, Prime.P).toArray();
            long[] solution = solve(free, false);
            for (int column = 0; column < size; column++) {
                undetermined.set(column, undetermined.get(column) || solution[column] != 0);
            }
        }
    }

    private void enter(int row) {
        for (int column : rows[row].columns()) {
            users.get(column).add(row);
        }
        if (rows[row].columns().length > 0) {
            queue.add(new Queued(rows[row].columns().length, row));
        }
    }

    private void leave(int row) {
        for (int column : rows[row].columns()) {
            users.get(column).remove(row);
        }
    }

    private void eliminate() {
        while (!queue.isEmpty()) {
            Queued next = queue.poll();
            SparseRow row = rows[next.row()];
            if (row == null || row.columns().length != next.length()) {
                continue;
            }
            leave(next.row());
            rows[next.row()] = null;
            int column = rarest(row);
            pivots.add(new Pivot(column, row, next.row()));
            long inverse = Prime.inverse(row.coefficient(column));
            for (int other : List.copyOf(users.get(column))) {
                leave(other);
                rows[other] = rows[other].minus(Prime.times(rows[other].coefficient(column), inverse), row);
                enter(other);
            }
        }
    }

    private int rarest(SparseRow row) {
        int rarest = row.columns()[0];
        for (int column : row.columns()) {
            rarest = users.get(column).size() < users.get(rarest).size() ? column : rarest;
        }
        return rarest;
    }

    /// The solution for given values of the unknowns that no pivot determines; with the true right sides or with zeros.
    private long[] solve(long[] solution, boolean withConstants) {
        for (int p = pivots.size() - 1; p >= 0; p--) {
            Pivot pivot = pivots.get(p);
            long rest = withConstants ? pivot.row().constant() : 0;
            for (int i = 0; i < pivot.row().columns().length; i++) {
                int column = pivot.row().columns()[i];
                if (column != pivot.column()) {
                    rest = Prime.minus(rest, Prime.times(pivot.row().coefficients()[i], solution[column]));
                }
            }
            solution[pivot.column()] = Prime.times(rest, Prime.inverse(pivot.row().coefficient(pivot.column())));
        }
        return solution;
    }

    boolean isDetermined(int unknown) {
        return !undetermined.get(unknown);
    }

    long value(int unknown) {
        return Prime.signed(values[unknown]);
    }

    /// A subset of the equations with the same solutions and no redundant equation.
    List<Equation> independent() {
        return pivots.stream().map(pivot -> equations.get(pivot.source())).toList();
    }
}
