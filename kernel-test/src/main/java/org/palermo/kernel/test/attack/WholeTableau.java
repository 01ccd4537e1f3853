package org.palermo.kernel.test.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Sums solved for some unknowns (one for each row) in terms of the others (one for each column): row = constant − Σ t ·
/// column. All coefficients are whole and every pivot is 1 or −1, so whole numbers in the columns give whole ones in the
/// rows.
///
/// An unknown's place is its row, or the number of rows and its column.
final class WholeTableau {
    /// The limit of coefficients, so that none overflows. Nearly all are 1, 2 or 3 and their opposites.
    static final int LARGEST = 1 << 14;

    final int rows;
    /// Column by column.
    final int[][] t;
    /// The values of the rows when all columns are zero; not updated.
    final long[] constants;
    private final int[] unknowns;
    private final int[] places;
    private boolean tooLarge;

    WholeTableau(List<long[]> solved, int[] pivots, int size) {
        rows = pivots.length;
        constants = solved.stream().mapToLong(row -> row[size]).toArray();
        boolean[] isPivot = new boolean[size];
        IntStream.of(pivots).forEach(unknown -> isPivot[unknown] = true);
        unknowns = IntStream.concat(IntStream.of(pivots), IntStream.range(0, size).filter(unknown -> !isPivot[unknown])).toArray();
        places = new int[size];
        IntStream.range(0, size).forEach(place -> places[unknowns[place]] = place);
        t = new int[size - rows][];
        Arrays.setAll(t, column -> solved.stream().mapToInt(row -> (int) row[unknowns[rows + column]]).toArray());
    }

    int place(int unknown) {
        return places[unknown];
    }

    int unknown(int place) {
        return unknowns[place];
    }

    /// Whether coefficients have become too large to use the tableau.
    boolean isTooLarge() {
        return tooLarge;
    }

    /// The unknowns of a row and of a column change places; the coefficient where they meet is 1 or −1.
    void exchange(int row, int column) {
        int[] pivots = t[column];
        int pivot = pivots[row];
        for (int[] other : t) {
            if (other != pivots && other[row] != 0) {
                int factor = other[row] * pivot;
                subtract(other, pivots, factor);
                other[row] = factor;
            }
        }
        for (int r = 0; r < rows; r++) {
            pivots[r] *= -pivot;
        }
        pivots[row] = pivot;
        swap(row, rows + column);
    }

    private void subtract(int[] from, int[] pivots, int factor) {
        int all = 0;
        for (int r = 0; r < from.length; r++) {
            int changed = from[r] - pivots[r] * factor;
            from[r] = changed;
            all |= changed + LARGEST;
        }
        tooLarge |= all < 0 || all >= 2 * LARGEST;
    }

    private void swap(int one, int other) {
        int unknown = unknowns[one];
        unknowns[one] = unknowns[other];
        unknowns[other] = unknown;
        places[unknowns[one]] = one;
        places[unknown] = other;
    }
}
