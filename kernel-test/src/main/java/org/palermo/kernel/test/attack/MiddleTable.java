package org.palermo.kernel.test.attack;

/// Moves a table away from the ends of its ranges, unit by unit, so that its numbers can move further.
final class MiddleTable {
    /// The distance that a number should have from both ends.
    private static final long ROOM = 2;
    private static final int ROUNDS = 50;
    /// Of the columns that can't move, one in so many is exchanged, so that others can move.
    private static final int TURNED = 10;

    private final WholeTable table;

    MiddleTable(WholeTable table) {
        this.table = table;
    }

    void approach() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int column = 0; column < table.tableau.t.length && !table.tableau.isTooLarge(); column++) {
                step(column, 1);
                step(column, -1);
            }
        }
    }

    private void step(int column, int direction) {
        if (table.room(table.tableau.rows + column, direction > 0) == 0) {
            return;
        }
        if (table.steps(column, direction) == 0) {
            if (table.random.nextInt(TURNED) == 0) {
                table.turn(column, direction);
            }
            return;
        }
        long change = change(column, direction);
        if (change < 0 || change == 0 && table.random.nextBoolean()) {
            table.move(column, direction);
        }
    }

    /// How a step changes the missing distance.
    private long change(int column, int direction) {
        int[] t = table.tableau.t[column];
        long change = difference(table.tableau.rows + column, direction);
        for (int row = 0; row < t.length; row++) {
            change += t[row] == 0 ? 0 : difference(row, -t[row] * direction);
        }
        return change;
    }

    private long difference(int place, int by) {
        return want(place, table.value[place] + by) - want(place, table.value[place]);
    }

    private long want(int place, long value) {
        long below = Math.max(0, ROOM - (value - table.low[place]));
        long above = Math.max(0, ROOM - (table.high[place] - value));
        return below * below + above * above;
    }
}
