package org.palermo.kernel.test.attack;

import java.util.Arrays;

/// Finds a first whole table that fits: reduces the total distance by which numbers are outside of their ranges.
final class FirstTable {
    private static final int MOST_STEPS = 20_000;

    private final WholeTable table;
    private final long[] slope;

    FirstTable(WholeTable table) {
        this.table = table;
        slope = new long[table.tableau.t.length];
    }

    /// @return false when none was found, which does not prove that there is none
    boolean find() {
        for (int step = 0; step < MOST_STEPS && !table.tableau.isTooLarge(); step++) {
            if (!measure()) {
                table.remember();
                return true;
            }
            if (!descend()) {
                return false;
            }
        }
        return false;
    }

    /// How that distance changes with each column.
    private boolean measure() {
        Arrays.fill(slope, 0);
        boolean out = false;
        for (int row = 0; row < table.tableau.rows; row++) {
            int sign = table.value[row] < table.low[row] ? 1 : table.value[row] > table.high[row] ? -1 : 0;
            out |= sign != 0;
            for (int column = 0; sign != 0 && column < slope.length; column++) {
                slope[column] += sign * table.tableau.t[column][row];
            }
        }
        return out;
    }

    private boolean descend() {
        int best = -1;
        long most = 0;
        int stopped = -1;
        int seen = 0;
        for (int column = 0; column < slope.length; column++) {
            if (slope[column] != 0 && table.room(table.tableau.rows + column, slope[column] < 0) > 0) {
                long gain = table.steps(column, direction(column)) * Math.abs(slope[column]);
                if (gain > most) {
                    best = column;
                    most = gain;
                } else if (gain == 0 && table.random.nextInt(++seen) == 0) {
                    stopped = column;
                }
            }
        }
        if (best >= 0) {
            table.move(best, direction(best) * (most / Math.abs(slope[best])));
        } else if (stopped >= 0) {
            table.turn(stopped, direction(stopped));
        }
        return best >= 0 || stopped >= 0;
    }

    private int direction(int column) {
        return slope[column] > 0 ? -1 : 1;
    }
}
