package org.palermo.kernel.test.attack;

import java.util.Arrays;
import java.util.Random;
import org.palermo.kernel.disclosure.Interval;

/// One table of whole numbers in which all sums of a block are true, changed step by step along the columns of a
/// [WholeTableau], and the values that fitting tables have shown so far.
///
/// Arrays are indexed by place.
final class WholeTable {
    /// Too far away to be reached: the range has no end on that side.
    static final long ENDLESS = 1L << 60;

    final WholeTableau tableau;
    final long[] value;
    final long[] low;
    final long[] high;
    final long[] lowest;
    final long[] highest;
    /// The random numbers are seeded, so that an attack repeats exactly.
    final Random random = new Random(5);
    private boolean fits;

    WholeTable(WholeTableau tableau, Interval[] intervals) {
        this.tableau = tableau;
        int size = intervals.length;
        value = new long[size];
        low = new long[size];
        high = new long[size];
        lowest = new long[size];
        highest = new long[size];
        for (int place = 0; place < size; place++) {
            Interval interval = intervals[tableau.unknown(place)];
            low[place] = interval.low() == Interval.NONE_BELOW ? -ENDLESS : interval.low();
            high[place] = interval.high() == Interval.NONE_ABOVE ? ENDLESS : interval.high();
        }
        Arrays.fill(lowest, ENDLESS);
        Arrays.fill(highest, -ENDLESS);
        begin();
    }

    private void begin() {
        System.arraycopy(tableau.constants, 0, value, 0, tableau.rows);
        for (int column = 0; column < tableau.t.length; column++) {
            int place = tableau.rows + column;
            move(column, low[place] > -ENDLESS ? low[place] : Math.min(high[place], 0));
        }
    }

    /// From now on every table fits, and its values are recorded.
    void remember() {
        fits = true;
        System.arraycopy(value, 0, lowest, 0, value.length);
        System.arraycopy(value, 0, highest, 0, value.length);
    }

    /// How far a number may rise or fall; one that is out of its range may come back in, and no further.
    long room(int place, boolean up) {
        if (value[place] < low[place]) {
            return up ? low[place] - value[place] : ENDLESS;
        }
        if (value[place] > high[place]) {
            return up ? ENDLESS : value[place] - high[place];
        }
        return up ? high[place] - value[place] : value[place] - low[place];
    }

    /// How far a column may go up (direction 1) or down (−1).
    long steps(int column, int direction) {
        long steps = room(tableau.rows + column, direction > 0);
        int[] t = tableau.t[column];
        for (int row = 0; row < t.length && steps > 0; row++) {
            int rate = t[row] * direction;
            if (rate != 0) {
                long room = room(row, rate < 0);
                steps = Math.min(steps, rate == 1 || rate == -1 ? room : room / Math.abs(rate));
            }
        }
        return steps;
    }

    void move(int column, long by) {
        int[] t = tableau.t[column];
        for (int row = 0; row < t.length; row++) {
            if (t[row] != 0) {
                value[row] -= t[row] * by;
                remember(row);
            }
        }
        value[tableau.rows + column] += by;
        remember(tableau.rows + column);
    }

    private void remember(int place) {
        if (fits) {
            lowest[place] = Math.min(lowest[place], value[place]);
            highest[place] = Math.max(highest[place], value[place]);
        }
    }

    /// Exchanges a column that can't move with a row, so that another can: with one of the rows that stop it, or, where
    /// they allow no whole step of the column, with any row. The table itself does not change.
    void turn(int column, int direction) {
        int[] t = tableau.t[column];
        int stopping = -1;
        int any = -1;
        int met = 0;
        int seen = 0;
        for (int row = 0; row < t.length; row++) {
            if (t[row] == 1 || t[row] == -1) {
                any = random.nextInt(++seen) == 0 ? row : any;
                stopping = room(row, t[row] * direction < 0) == 0 && random.nextInt(++met) == 0 ? row : stopping;
            }
        }
        if (any >= 0) {
            exchange(stopping >= 0 ? stopping : any, column);
        }
    }

    private void exchange(int row, int column) {
        tableau.exchange(row, column);
        for (long[] each : new long[][] {value, low, high, lowest, highest}) {
            long moved = each[row];
            each[row] = each[tableau.rows + column];
            each[tableau.rows + column] = moved;
        }
    }

    /// The numbers by unknown, to restore them later.
    long[] copy() {
        long[] copy = new long[value.length];
        for (int unknown = 0; unknown < copy.length; unknown++) {
            copy[unknown] = value[tableau.place(unknown)];
        }
        return copy;
    }

    void back(long[] copy) {
        for (int unknown = 0; unknown < copy.length; unknown++) {
            value[tableau.place(unknown)] = copy[unknown];
        }
    }
}
