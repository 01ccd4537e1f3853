package org.palermo.kernel.test.attack;

import org.palermo.kernel.disclosure.Interval;

/// How far each number of a block can go in fitting whole tables: by the simplex method for bounded variables, with whole
/// numbers only, starting from a table in the middle. Its results are exact.
final class WholeBounds {
    private static final int MOST_STEPS = 3_000;

    private final WholeTable table;
    private final WholeTableau tableau;
    private final long enough;
    private final long[] middle;
    private int column;
    private int direction;
    private long gain;

    private WholeBounds(WholeTable table, long enough) {
        this.table = table;
        tableau = table.tableau;
        this.enough = enough;
        new MiddleTable(table).approach();
        middle = table.copy();
    }

    /// @param intervals of the open unknowns
    /// @return null when no whole table was found
    static WholeBounds of(LinearSystem system, Interval[] intervals, long enough) {
        WholeTableau tableau = WholeElimination.solve(system.equations, system.open.length);
        if (tableau == null) {
            return null;
        }
        WholeTable table = new WholeTable(tableau, intervals);
        return new FirstTable(table).find() ? new WholeBounds(table, enough) : null;
    }

    /// @return whether the number's limits are known, or it reaches as far as requested
    boolean settle(int unknown) {
        for (int up = 1; up >= -1; up -= 2) {
            table.back(middle);
            for (int step = 0; step < MOST_STEPS && !isSettled(unknown, up) && !tableau.isTooLarge(); step++) {
                push(unknown, up);
            }
        }
        return isSettled(unknown, 1) && isSettled(unknown, -1);
    }

    private boolean isSettled(int unknown, int up) {
        int place = tableau.place(unknown);
        return table.highest[place] - table.lowest[place] >= enough
                || (up > 0 ? table.highest[place] == table.high[place] : table.lowest[place] == table.low[place]);
    }

    private void push(int unknown, int up) {
        int place = tableau.place(unknown);
        choose(place, up);
        if (gain < 0) {
            end(place, up);
        } else if (gain == 0) {
            table.turn(column, direction);
        } else if (gain >= WholeTable.ENDLESS / 2) {
            (up > 0 ? table.highest : table.lowest)[place] = up * WholeTable.ENDLESS;
        } else {
            int rate = place < tableau.rows ? Math.abs(tableau.t[column][place]) : 1;
            table.move(column, direction * (gain / rate));
        }
    }

    /// No column can move it further: no table exists in which the number goes beyond.
    private void end(int place, int up) {
        (up > 0 ? table.high : table.low)[place] = table.value[place];
    }

    /// The column that moves the number furthest, or any of those that can't move yet.
    private void choose(int place, int up) {
        gain = -1;
        int stopped = 0;
        for (int c = 0; c < tableau.t.length; c++) {
            int rate = place < tableau.rows ? -tableau.t[c][place] : place == tableau.rows + c ? 1 : 0;
            int way = rate > 0 ? up : -up;
            if (rate != 0 && table.room(tableau.rows + c, way > 0) > 0) {
                long gained = table.steps(c, way);
                gained = gained >= WholeTable.ENDLESS / 2 ? gained : gained * Math.abs(rate);
                if (gained > Math.max(gain, 0) || gained == 0 && gain <= 0 && table.random.nextInt(++stopped) == 0) {
                    gain = gained;
                    column = c;
                    direction = way;
                }
            }
        }
    }

    Interval bounds(int unknown) {
        return interval(table.low, table.high, unknown);
    }

    Interval seen(int unknown) {
        return interval(table.lowest, table.highest, unknown);
    }

    private Interval interval(long[] lows, long[] highs, int unknown) {
        long low = lows[tableau.place(unknown)];
        long high = highs[tableau.place(unknown)];
        return new Interval(low <= -WholeTable.ENDLESS ? Interval.NONE_BELOW : low,
                high >= WholeTable.ENDLESS ? Interval.NONE_ABOVE : high);
    }
}
