package org.palermo.kernel.disclosure;

import java.util.Arrays;

/// What an attacker knows about each cell of a history: the shown value, or the range that remains once it is hidden.
///
/// The informed attacker also knows which cells were hidden for their own sake (so they are below k) and which did not
/// change between two releases; the reader knows only the releases.
final class Cells {
    static final int REFUSED = -1;
    private static final int COST_OF_A_CELL = 800;
    private static final int COST_PER_MAGNITUDE = 577;
    private static final int COST_OF_A_ZERO = 6_400;

    final long[] value;
    final Interval[] shown;
    final Interval[] toReader;
    final Interval[] toInformed;
    final boolean[] hidden;
    final boolean[] hideable;
    final long[] need;
    /// How many times more it costs to hide this cell than another of its kind.
    final int[] weight;

    Cells(long[] value) {
        this.value = value;
        int size = value.length;
        shown = new Interval[size];
        toReader = new Interval[size];
        toInformed = new Interval[size];
        hidden = new boolean[size];
        hideable = new boolean[size];
        need = new long[size];
        weight = new int[size];
        Arrays.fill(weight, 1);
    }

    void show(int cell, Interval interval) {
        shown[cell] = interval;
    }

    void ifHidden(int cell, Interval reader, Interval informed) {
        toReader[cell] = reader;
        toInformed[cell] = informed;
    }

    /// The cost of making both a rise and a fall of this cell possible for an attacker: none when both are possible
    /// already, the loss of its number when it must be hidden for this, or [#REFUSED].
    int price(int cell, long rise, long fall, boolean informed) {
        if (!hidden[cell]) {
            if (shown[cell].allows(value[cell], rise, fall)) {
                return informed && narrowsIfHidden(cell, rise, fall) ? REFUSED : 0;
            }
            if (!hideable[cell]) {
                return REFUSED;
            }
        }
        Interval interval = informed ? toInformed[cell] : toReader[cell];
        if (!interval.allows(value[cell], rise, fall)) {
            return REFUSED;
        }
        return hidden[cell] ? 0 : loss(cell) * weight[cell];
    }

    /// A rounded number may still be hidden to protect another. An attacker who is then told that it is below k may know
    /// more than the rounding shows.
    private boolean narrowsIfHidden(int cell, long rise, long fall) {
        return hideable[cell] && !toInformed[cell].allows(value[cell], rise, fall);
    }

    boolean mustHide(int cell, long rise, long fall) {
        return !hidden[cell] && !shown[cell].allows(value[cell], rise, fall);
    }

    /// Prefers few and small cells to large ones. A hidden zero costs most, because a reader will guess that it is a zero.
    /// Measured on ten-year cubes like the published one: a constant plus the logarithm hides the smallest share of the
    /// counts.
    private int loss(int cell) {
        return value[cell] == 0 ? COST_OF_A_ZERO : COST_OF_A_CELL + (int) (COST_PER_MAGNITUDE * StrictMath.log1p(Math.abs(value[cell])));
    }
}
