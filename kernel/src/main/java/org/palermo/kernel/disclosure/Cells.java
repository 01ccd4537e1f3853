package org.palermo.kernel.disclosure;

import java.util.Arrays;

/// What an attacker can tell of each cell of a history: what is shown of it, or, once it is hidden, what remains.
///
/// The informed attacker is told which cells were hidden for their own sake (so that they lie under k) and which did not
/// change between two releases; the reader knows the releases only.
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
    /// How many times dearer than a cell of its kind it is to hide this one.
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

    /// What it costs that this cell could as well be higher and lower by so much, in the eyes of an attacker: nothing when
    /// it could already, the loss of its number when it has to be hidden for it, or [#REFUSED].
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

    /// A rounded number may still be hidden for another's sake. Who is then told that it lies under k may know more than the rounding says.
    private boolean narrowsIfHidden(int cell, long rise, long fall) {
        return hideable[cell] && !toInformed[cell].allows(value[cell], rise, fall);
    }

    boolean mustHide(int cell, long rise, long fall) {
        return !hidden[cell] && !shown[cell].allows(value[cell], rise, fall);
    }

    /// Few cells and small ones rather than large; a hidden zero costs most, since a reader will guess it to be one.
    /// Measured on ten-year cubes like the published one: a constant with the logarithm hides the smallest share of the counts.
    private int loss(int cell) {
        return value[cell] == 0 ? COST_OF_A_ZERO : COST_OF_A_CELL + (int) (COST_PER_MAGNITUDE * StrictMath.log1p(Math.abs(value[cell])));
    }
}
